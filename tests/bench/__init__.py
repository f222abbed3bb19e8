"""How good the annotations are: briefs and its peers over the same texts, in one run, side by side.

    PYTHONPATH=tests python -m bench                          every set, every peer
    PYTHONPATH=tests python -m bench --sets dates_meantime --peers heideltime
    PYTHONPATH=tests python -m bench --write docs/quality.md  and put the figures into that page

The annotated texts, the scorers and `measure.py`, which runs briefs, stand outside the repository, in `../shared/data`
(`--data` names another folder); without them there is nothing to measure, and the command says so and ends well.
Every program runs in a process of its own, one after another, and its speed counts the whole of that process, start
and loading included. Nothing is kept from one run to the next.

    sets.py    the sets of annotated texts, and what is read from them
    peers/     the other programs, one module each
    run.py     a program over a set -> its scores and its speed
    table.py   scores -> tables, and a page that holds them
"""
