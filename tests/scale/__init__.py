"""How the tool behaves on a newsroom's archive: invented collections of any size, built and measured.

    PYTHONPATH=tests python -m scale                     collections of 100, 1,000 and 3,000 articles
    PYTHONPATH=tests python -m scale --sizes 100 --work /tmp/scale

Every time is printed as a ratio to plain `mkdocs build` of the same Markdown in the same run.

    generator.py   articles made of the paragraphs of our own seeds, with invented names
    measure.py     commands run, with their time and the memory of all their processes
    __main__.py    the command
"""
