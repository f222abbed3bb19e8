/* What the pages do beyond being read: links to copy, names to walk through, cards, and sidebars that follow.

   Everything here adds to a page that is complete without it, and takes its data from the page itself. Material
   swaps pages without reloading, so a page's listeners hang on a signal that ends with it. */
(() => {
  "use strict"

  const OFF = "briefs.cards-off"
  const REST = 350 // ms a pointer rests before a card opens
  const LEAVE = 250 // ms to move into it
  // By the name that it has in Material's version, which is pinned.
  const MATERIAL = new URL("../javascripts/bundle.a5f9d56c.min.js", document.currentScript.src)
  const INDEX = new URL("../../pagefind/", document.currentScript.src)
  let page

  const make = (tag, name, text) => {
    const element = document.createElement(tag)
    if (name) element.className = name
    if (text) element.textContent = text
    return element
  }
  const button = (name, text, label, act) => {
    const element = make("button", name, text)
    element.type = "button"
    if (label) element.setAttribute("aria-label", label)
    element.addEventListener("click", act)
    return element
  }
  const remember = (value) => {
    try {
      if (value === undefined) return localStorage.getItem(OFF) === "yes"
      localStorage.setItem(OFF, value ? "yes" : "no")
    } catch {
      // Storage can be forbidden; then the choice lasts as long as the page.
    }
    return false
  }

  // The search opens from the masthead and by its keys, wherever nobody is typing.
  let typed = null // what is typed while the search is on its way
  let brought // the search, with what it begins with: on a slow line they had better come together
  let found // the search, once it was asked for
  const bring = () => {
    if (brought) return brought
    const module = import("./search.js")
    const named = fetch(new URL("kinds.json", INDEX)).then(async (answer) => {
      const told = await answer.json()
      // Pagefind would ask for each of these when it has the one before.
      for (const file of told.ahead) fetch(new URL(file, INDEX)).catch(() => {})
      return told
    })
    const program = import(new URL("pagefind.js", INDEX))
    brought = module.then((search) => {
      search.begin(named, program)
      return search
    })
    const again = () => (brought = null) // the next time may be luckier
    for (const one of [named, program, brought]) one.catch(again)
    return brought
  }
  const find = async () => {
    typed ??= ""
    found = bring()
    try {
      (await found).open(typed ?? "")
    } finally {
      typed = null
    }
  }
  // The answer to a first search would wait for all of this. What MkDocs serves gets its index later.
  addEventListener("load", () => {
    const later = globalThis.requestIdleCallback ?? setTimeout
    if (!navigator.connection?.saveData && !globalThis.livereload) later(bring)
  })
  document.addEventListener("click", (event) => {
    if (event.target.closest?.(".masthead__search")) find()
    // A bar of a strip leads to its year; by keyboard the decades below it do.
    const bar = event.target.closest?.(".strip [data-to]")
    if (bar && !bar.closest(".grabbable")) location.assign(bar.dataset.to)
  })
  document.addEventListener("keydown", (event) => {
    if (typed !== null && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      typed += event.key
      event.stopPropagation() // Material listens at the window, where "n" is the next page
      return event.preventDefault()
    }
    const typing = event.target.closest?.("input, select, textarea, dialog, [contenteditable]")
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey
    const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
    if (k || (slash && !typing)) {
      event.preventDefault()
      find()
    }
  })

  function start() {
    page?.abort()
    page = new AbortController()
    document.querySelectorAll("body > :is(.walker, .said, .quote)").forEach((element) => element.remove())
    const brief = document.querySelector(".reading.brief")
    if (brief) open(brief, page.signal)
    const list = document.querySelector(".reading:is(.timeline, .entities)")
    const { signal } = page
    if (list) import("./lists.js").then((lists) => signal.aborted || lists.start(list, signal))
  }

  function open(brief, signal) {
    const on = (target, type, act) => target.addEventListener(type, act, { signal })
    const text = brief.querySelector(".text")
    const said = make("div", "said")
    said.setAttribute("role", "status")
    document.body.append(said)
    const say = (words) => {
      said.textContent = words
    }
    const escape = []
    on(document, "keydown", (event) => {
      if (event.key === "Escape" && escape.some((act) => act())) event.preventDefault()
    })
    const wide = matchMedia("(min-width: 76.25em)")
    const unfold = () => brief.querySelectorAll(".panel").forEach((panel) => (panel.open ||= wide.matches))
    on(wide, "change", unfold)
    unfold()
    // One after the other, with room in between for whoever is reading already.
    let names
    const parts = [
      () => (names = people(brief)),
      () => strips(text, names),
      () => escape.push(cards(brief, text, names, on), walking(brief, names, say, on)),
      () => following(brief, text, names, signal),
      () => twinkling(text, on),
      () => quoting(text, say, on),
      () => copying(text, say),
    ]
    const next = () => {
      if (signal.aborted) return
      parts.shift()()
      if (parts.length) setTimeout(next)
    }
    next()
  }

  const copied = async (address, say) => {
    try {
      await navigator.clipboard.writeText(address)
      say("Link copied")
      return true
    } catch {
      location.hash = new URL(address).hash
      say("The address bar shows the link")
      return false
    }
  }

  /* A button at each paragraph copies its address; with words selected, the address of those words. Headings have
     one too. */
  function copying(text, say) {
    const copier = (hash, what, words) => {
      let timer
      const copy = button("copy", "copy", `Copy link to ${what}`, async () => {
        if (!(await copied(new URL(hash, location.href).href + words(), say))) return
        copy.textContent = "copied"
        copy.dataset.done = ""
        clearTimeout(timer)
        timer = setTimeout(() => {
          copy.textContent = "copy"
          delete copy.dataset.done
        }, 1500)
      })
      copy.addEventListener("mousedown", (event) => event.preventDefault()) // keeps the selection
      return copy
    }
    for (const number of text.querySelectorAll(".para-num")) {
      const words = () => selected(number.closest(".para"))
      number.after(copier(number.hash, `paragraph ${number.textContent}`, words))
    }
    for (const heading of text.querySelectorAll(":is(h2, h3)[id]:not(.label)")) {
      // Beside the heading, not in it: its name stays what it says.
      const headed = make("div", `headed ${heading.localName}`)
      heading.replaceWith(headed)
      headed.append(heading, copier(`#${heading.id}`, `“${heading.textContent}”`, () => ""))
    }
  }

  /* Selected words offer a link to just those words. */
  function quoting(text, say, on) {
    const offer = button("quote", "Copy link to these words", "", async () => {
      const paragraph = chosen()
      if (paragraph) await copied(new URL(`#${paragraph.id}`, location.href).href + selected(paragraph), say)
      offer.remove()
    })
    offer.addEventListener("pointerdown", (event) => event.preventDefault()) // keeps the selection
    const chosen = () => {
      const selection = getSelection()
      const node = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0).startContainer : null
      const paragraph = (node?.nodeType === 1 ? node : node?.parentElement)?.closest(".para")
      return text.contains(paragraph) && selected(paragraph) ? paragraph : null
    }
    let pause
    on(document, "selectionchange", () => {
      clearTimeout(pause)
      pause = setTimeout(() => {
        const paragraph = chosen()
        if (!paragraph) return offer.remove()
        const box = [...getSelection().getRangeAt(0).getClientRects()].at(-1)
        document.body.append(offer)
        offer.style.left = `${Math.max(8, Math.min(box.right, innerWidth - offer.offsetWidth - 8)) + scrollX}px`
        offer.style.top = `${box.bottom + scrollY + 6}px`
      }, 200)
    })
  }

  /* A text fragment for the selected words of a paragraph, made of whole words; what stands around them tells them
     from the same words elsewhere. */
  function selected(paragraph) {
    const selection = getSelection()
    if (!selection.rangeCount || selection.isCollapsed || !paragraph) return ""
    const range = selection.getRangeAt(0)
    if (!paragraph.contains(range.startContainer)) return ""
    const all = document.createRange()
    all.selectNodeContents(paragraph)
    all.setStartAfter(paragraph.querySelector(".copy"))
    const until = (container, offset) => {
      if (all.comparePoint(container, offset)) return all.comparePoint(container, offset) < 0 ? 0 : Infinity
      const before = all.cloneRange()
      before.setEnd(container, offset)
      return before.toString().length
    }
    const text = all.toString()
    let from = until(range.startContainer, range.startOffset)
    let to = Math.min(text.length, until(range.endContainer, range.endOffset))
    const letter = /[\p{L}\p{N}]/u
    while (from < to && /\s/.test(text[from])) from += 1
    while (to > from && /\s/.test(text[to - 1])) to -= 1
    if (from >= to) return ""
    while (from > 0 && letter.test(text[from - 1]) && letter.test(text[from])) from -= 1
    while (to < text.length && letter.test(text[to]) && letter.test(text[to - 1])) to += 1
    const code = (words) => encodeURIComponent(words.replace(/\s+/g, " ").trim()).replace(/-/g, "%2D")
    const words = text.slice(from, to)
    const ends = words.length > 120 ? [words.slice(0, 60).replace(/\S*$/, ""), words.slice(-60).replace(/^\S*/, "")] : [words]
    const parts = ends.map(code)
    if (paragraph.closest(".text").textContent.split(words).length > 2) {
      const before = text.slice(Math.max(0, from - 40), from).trim().split(/\s+/).slice(-3).join(" ")
      const after = text.slice(to, to + 40).trim().split(/\s+/).slice(0, 3).join(" ")
      if (before) parts.unshift(`${code(before)}-`)
      if (after) parts.push(`-${code(after)}`)
    }
    return `:~:text=${parts.join(",")}`
  }

  /* What the sidebar knows of each entity, by the address of its page, with its mentions in the text. */
  const idOf = (link) => `#${CSS.escape(decodeURIComponent(link.hash.slice(1)))}`

  function people(brief) {
    const names = new Map()
    for (const item of brief.querySelectorAll(".present")) {
      const link = item.querySelector("a")
      const list = item.querySelector("details")
      const summary = list.querySelector("summary")
      summary.setAttribute("aria-label", `${link.textContent}, ${summary.textContent} here`)
      names.set(link.href, { item, link, list, mentions: [] })
    }
    for (const mention of brief.querySelectorAll(".text a.mention")) names.get(mention.href)?.mentions.push(mention)
    for (const one of names.values()) {
      one.says = [...one.list.querySelectorAll(".says a")].map((says) => brief.querySelector(`.text ${idOf(says)}`)).filter(Boolean)
    }
    return names
  }

  /* Where in the text each of them is named, as marks in a strip that stands for it. */
  function strips(text, names) {
    const svg = (tag, attributes) => {
      const element = document.createElementNS("http://www.w3.org/2000/svg", tag)
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
      return element
    }
    const at = new Map()
    let length = 0
    const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) length += node.length
      else if (node.matches("a.mention")) at.set(node, length)
    }
    for (const { link, mentions } of names.values()) {
      const marks = new Set(mentions.map((mention) => Math.round((200 * at.get(mention)) / length) / 2))
      const strip = svg("svg", {
        class: "where", viewBox: "-1 0 102 4", preserveAspectRatio: "none", "aria-hidden": "true",
      })
      strip.append(svg("path", { d: [...marks].map((mark) => `M${mark} 0v4`).join("") }))
      link.after(strip)
    }
  }

  /* Cards on mentions, dates and notes. The card stands right behind its words, so that Tab leads into it. */
  function cards(brief, text, names, on) {
    let off = remember()
    let card = null
    let owner = null
    let timer = 0
    let tapped = false
    let back = false

    const returning = (words) => {
      back = true // or the focus would open the card again
      words.focus({ preventScroll: true })
      back = false
    }
    const close = () => {
      clearTimeout(timer)
      if (!card) return false
      const gone = card
      const inside = card.contains(document.activeElement)
      card = null
      if (inside) returning(owner)
      gone.remove()
      return true
    }
    const show = (words) => {
      if (off || (card && owner === words)) return clearTimeout(timer)
      close()
      owner = words
      card = carded(words)
      if (!card) return
      card.append(button("card-off", "Turn cards off", "", () => set(true)))
      words.after(card)
      const room = document.documentElement.clientWidth
      const box = words.getClientRects()[0] ?? words.getBoundingClientRect()
      const frame = card.offsetParent.getBoundingClientRect()
      card.style.left = `${Math.max(12, Math.min(box.left, room - card.offsetWidth - 12)) - frame.left}px`
      const above = box.bottom + card.offsetHeight + 12 > innerHeight && box.top > card.offsetHeight
      card.style.top = `${(above ? box.top - card.offsetHeight - 6 : box.bottom + 6) - frame.top}px`
    }
    const set = (value) => {
      off = value
      remember(value)
      close()
      toggle.textContent = offered()
    }
    const offered = () => (off ? "Turn cards on" : "Turn cards off")
    const toggle = button("card-toggle", offered(), "", () => set(!off))
    brief.querySelector(".closing > .made:last-child")?.append(" ", toggle)

    // What tells dates apart is on the card now, not in a tooltip over it. A date that leads nowhere can be reached too.
    for (const time of text.querySelectorAll("time[title]")) {
      time.dataset.said = time.title
      time.removeAttribute("title")
      if (!time.matches(".date")) continue
      time.tabIndex = 0
      time.setAttribute("role", "button")
      time.setAttribute("aria-label", `${time.textContent}: ${time.dataset.said}`)
    }
    const beside = matchMedia("(min-width: 90em)") // where notes stand beside the text
    const carded = (words) => {
      if (words.matches(".mention")) return named(names.get(words.href))
      if (words.matches(".note-ref")) return beside.matches ? null : noted(brief, words)
      return dated(brief, words)
    }
    const target = (event) => event.target.closest?.("a.mention:not(.unsure), .text a.date, time.date[data-said], .note-ref")
    on(text, "pointerover", (event) => {
      const words = target(event)
      if (event.pointerType === "touch") return
      clearTimeout(timer)
      if (words) timer = setTimeout(show, REST, words)
      else if (card && !card.contains(event.target)) timer = setTimeout(close, LEAVE)
    })
    on(text, "pointerleave", () => {
      clearTimeout(timer)
      timer = setTimeout(close, LEAVE)
    })
    on(text, "pointerdown", (event) => (tapped = event.pointerType === "touch"))
    on(text, "focusin", (event) => {
      const words = target(event)
      if (back) return
      if (words && !tapped && words.matches(":focus-visible")) show(words)
      else if (card && !card.contains(event.target) && event.target !== owner) close()
    })
    on(text, "click", (event) => {
      const words = target(event)
      // The first tap shows the card, the second follows the link.
      if (words && tapped && !off && !(card && owner === words)) {
        event.preventDefault()
        event.stopPropagation()
        show(words)
      }
    })
    on(document, "pointerdown", (event) => {
      if (card && !card.contains(event.target) && event.target !== owner) close()
    })
    return close
  }

  function named(one) {
    if (!one) return null
    const card = make("span", "pop")
    card.append(make("strong", "", one.link.textContent), make("span", "kind", one.item.classList.item(1)))
    for (const line of one.list.querySelectorAll("p:not(.places)")) card.append(make("span", "line", line.textContent))
    const link = make("a", "", `${one.mentions.length} here`)
    link.href = `#${one.list.id}`
    link.addEventListener("click", () => (one.list.open = true))
    const on = make("a", "", "All mentions")
    on.href = one.link.href
    const ways = make("span", "line")
    ways.append(link, " ", on)
    card.append(ways)
    return card
  }

  function dated(brief, words) {
    const card = make("span", "pop")
    const entry = words.hash && brief.querySelector(`.entries ${idOf(words)}`)
    if (!entry) {
      const [when, ...basis] = words.dataset.said.split(", ")
      card.append(make("strong", "", when))
      if (basis.length) card.append(make("span", "line", basis.join(", ")))
      return card
    }
    card.append(make("strong", "", entry.querySelector(".when").textContent))
    const label = entry.cloneNode(true)
    label.querySelectorAll(".when, .status, .para-ref, .basis").forEach((element) => element.remove())
    card.append(make("span", "line", label.textContent.trim()))
    const basis = entry.querySelector(".basis")
    if (basis) card.append(make("span", "line basis", basis.textContent))
    const link = make("a", "", "In the timeline")
    link.href = words.hash
    card.append(link)
    return card
  }

  function noted(brief, words) {
    const note = brief.querySelector(idOf(words))
    if (!note) return null
    const card = make("span", "pop noted")
    card.append(make("strong", "", note.closest(".note").querySelector("summary").textContent))
    const text = note.cloneNode(true)
    text.querySelectorAll(".back").forEach((element) => element.remove())
    card.append(make("span", "line", text.textContent.trim()))
    return card
  }

  /* Unfolding a name marks its mentions, and a bar walks through them. */
  function walking(brief, names, say, on) {
    let one = null
    let at = -1
    const bar = make("div", "walker")
    bar.setAttribute("role", "region")
    const where = make("span")
    const step = (by) => () => go((at + by + one.mentions.length) % one.mentions.length)
    const close = () => {
      if (!one) return false
      one.mentions.forEach((mention) => mention.classList.remove("lit", "now"))
      one.says.forEach((says) => says.classList.remove("voice"))
      const { list } = one
      one = null
      if (bar.contains(document.activeElement)) list.querySelector("summary").focus({ preventScroll: true })
      bar.remove()
      list.open = false
      return true
    }
    bar.append(
      where,
      button("", "‹", "Previous mention", (event) => step(-1)(event)),
      button("", "›", "Next mention", (event) => step(1)(event)),
      button("", "×", "Stop walking", close),
    )
    const tell = () => {
      const name = one.link.textContent
      where.textContent = at < 0 ? `${name}: ${one.mentions.length}` : `${name}: ${at + 1} of ${one.mentions.length}`
      say(where.textContent)
    }
    const go = (index) => {
      one.mentions[at]?.classList.remove("now")
      at = index
      one.mentions[at].classList.add("now")
      one.mentions[at].scrollIntoView({ block: "center" })
      tell()
    }
    const walk = (chosen) => {
      if (one === chosen) return
      close()
      if (!chosen.mentions.length) return
      one = chosen
      at = -1
      one.mentions.forEach((mention) => mention.classList.add("lit"))
      one.says.forEach((says) => says.classList.add("voice"))
      bar.setAttribute("aria-label", `Mentions of ${one.link.textContent}`)
      document.body.append(bar)
      tell()
    }
    for (const chosen of names.values()) {
      on(chosen.list, "toggle", () => {
        if (chosen.list.open) walk(chosen)
        else if (one === chosen) close()
      })
      on(chosen.list, "click", (event) => {
        const place = event.target.closest(".places:not(.says) a")
        const index = place ? chosen.mentions.findIndex((mention) => `#${mention.id}` === place.hash) : -1
        if (index < 0 || one !== chosen) return
        event.preventDefault()
        history.replaceState(history.state, "", place.hash)
        go(index)
      })
    }
    // A link to a list of mentions unfolds it.
    const arrive = () => {
      const named = [...names.values()].find(({ list }) => `#${list.id}` === location.hash)
      if (named?.list.open) walk(named) // browsers unfold what an address points to
      else if (named) named.list.open = true
    }
    on(window, "hashchange", arrive)
    arrive()
    return close
  }

  /* The entry of what is being read stays in sight in its own column, unless someone is busy there. */
  const keep = (entry) => {
    const panel = entry?.closest(".panel")
    if (!panel || panel.scrollHeight <= panel.clientHeight || panel.matches(":hover, :focus-within")) return
    const frame = panel.getBoundingClientRect()
    const box = entry.getBoundingClientRect()
    if (box.top < frame.top || box.bottom > frame.bottom) panel.scrollTop += box.top - frame.top - frame.height / 3
  }

  /* The sidebars show who and what is in view. */
  function following(brief, text, names, signal) {
    const here = new Map()
    const inView = new Set()
    const watch = new IntersectionObserver((changes) => {
      for (const { target, isIntersecting } of changes) inView[isIntersecting ? "add" : "delete"](target)
      const lit = new Set([...inView].flatMap((paragraph) => here.get(paragraph)))
      brief.querySelectorAll(".panel .here").forEach((item) => lit.has(item) || item.classList.remove("here"))
      lit.forEach((item) => item.classList.add("here"))
      keep(brief.querySelector(".when .here"))
    }, { rootMargin: "-10% 0px -25% 0px" })
    for (const paragraph of text.querySelectorAll(".para")) {
      const items = [...paragraph.querySelectorAll("a.mention")].map((mention) => names.get(mention.href)?.item)
      const entries = [...paragraph.querySelectorAll("a.date")].map((date) => document.getElementById(date.hash.slice(1)))
      here.set(paragraph, [...items, ...entries].filter(Boolean))
      watch.observe(paragraph)
    }
    signal.addEventListener("abort", () => watch.disconnect())
  }

  /* An entry of the timeline and its words light each other up. */
  function twinkling(text, on) {
    const together = new Map()
    for (const date of text.querySelectorAll("a.date")) {
      const entry = document.getElementById(date.hash.slice(1))
      if (!entry) continue
      const all = together.get(entry) ?? [entry]
      all.push(date)
      together.set(entry, all).set(date, all)
    }
    const light = (lit) => ({ target }) => {
      const all = together.get(target.closest?.(".entry, a.date"))
      all?.forEach((element) => element.classList.toggle("lit", lit))
    }
    for (const type of ["pointerover", "focusin"]) on(text.parentElement, type, light(true))
    for (const type of ["pointerout", "focusout"]) on(text.parentElement, type, light(false))
  }

  /* Material's script swaps pages without reloading, and keeps the choice of light or dark. It is larger than all
     else on a page, so it comes with the first sign of a reader. */
  const SIGNS = ["pointerdown", "pointermove", "touchstart", "keydown", "focusin", "scroll", "click"]
  const come = async () => {
    for (const sign of SIGNS) removeEventListener(sign, come)
    await found?.then((search) => search.idle, () => {}) // whoever searches wants an answer first
    const material = await import("./material.js")
    await material.come(MATERIAL, start)
    chosen()
  }

  /* Until then the choice of light or dark shows how it stands, and a click on it waits. */
  let chosen = () => {}
  const choosing = () => {
    const labels = document.querySelectorAll("[data-md-component=palette] label")
    const label = labels[__md_get("__palette")?.index ?? 0]
    if (!label) return
    label.hidden = false
    let clicked = false
    const wait = (event) => {
      clicked = true
      event.preventDefault()
    }
    label.addEventListener("click", wait)
    chosen = () => {
      label.removeEventListener("click", wait)
      if (clicked) label.click()
    }
  }

  start()
  choosing()
  for (const sign of SIGNS) addEventListener(sign, come, { passive: true })
})()
