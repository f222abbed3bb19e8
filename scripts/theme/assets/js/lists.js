/* What long lists do beyond being read: the timeline can be filtered and its strip grabbed, the index narrows as you
   type. A filter is part of the address, so it can be shared; one of a timeline in parts looks through them all. Loaded
   on these pages only. */

const PAUSE = 100 // ms without a key before filtering

export function start(page, signal) {
  const on = (target, type, act) => target.addEventListener(type, act, { signal })
  const form = page.querySelector(".sieve")
  const parts = page.querySelector(".parts")
  if (parts) return contents(page, parts, form, on)
  if (form) sieve(form, page.matches(".timeline") ? timeline(page) : index(page), on)
  const strip = page.querySelector(".overview .strip")
  if (strip && page.matches(".timeline")) grab(strip, page, signal, on)
}

/* The form and the address say the same; `show` hides what they leave out and says what is left. */
function sieve(form, show, on) {
  const said = form.querySelector("[role=status]")
  const fields = [...form.querySelectorAll("[name]")]
  const say = (words) => (said.textContent = words)
  const apply = () => say(show(Object.fromEntries(fields.map((field) => [field.name, field.value.trim()])), say))
  const keep = () => {
    const address = new URL(location.href)
    for (const field of fields) {
      if (field.value.trim()) address.searchParams.set(field.name, field.value.trim())
      else address.searchParams.delete(field.name)
    }
    if (address.href !== location.href) history.replaceState(history.state, "", address)
  }
  const recall = () => {
    const asked = new URLSearchParams(location.search)
    for (const field of fields) field.value = asked.get(field.name) ?? ""
    apply()
  }
  let pause
  on(form, "input", () => {
    clearTimeout(pause)
    pause = setTimeout(() => (apply(), keep()), PAUSE)
  })
  on(form, "reset", () => setTimeout(() => (apply(), keep())))
  on(form, "submit", (event) => event.preventDefault())
  on(window, "popstate", recall)
  // A link to an entry shows it, whatever the filter says.
  const arrive = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (!target?.closest("[hidden]")) return
    for (const field of fields) field.value = ""
    apply()
    keep()
    target.scrollIntoView()
  }
  on(window, "hashchange", arrive)
  form.dataset.ready = ""
  recall()
  if (location.search.length > 1) arrive()
  land()
}

/* What the address points at comes into view, though what stands above it took its height only after the browser had gone
   there; unless the reader has gone elsewhere since. */
function land(times = 3) {
  const target = document.querySelector(":target")
  if (!target || !times || navigator.userActivation?.hasBeenActive) return
  const { top } = target.getBoundingClientRect()
  if (top < 0 || top > innerHeight / 2) target.scrollIntoView()
  setTimeout(() => land(times - 1), 50)
}

/* The first or the last day of what is typed: "2018", "2018-06", "June 2018", "12 June 2018", as the number that
   `data-first` and `data-last` are; NaN for what is none of these. */
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
export function moment(typed, last) {
  const iso = /^(-?\d{1,4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(typed)
  const spelled = /^(?:(\d{1,2})\s+)?([a-z]{3,9})\.?\s+(\d{4})$/i.exec(typed)
  const month = spelled && MONTHS.indexOf(spelled[2].slice(0, 3).toLowerCase()) + 1
  const parts = iso ? iso.slice(1) : month ? [spelled[3], month, spelled[1]] : [NaN]
  return Number(parts[0]) * 10000 + Number(parts[1] ?? (last ? 12 : 1)) * 100 + Number(parts[2] ?? (last ? 31 : 1))
}

/* The brief that a link leads to. */
const briefOf = (link) => /\/briefs\/([^/]+)\/$/.exec(link.pathname)?.[1]

/* What an entry is if none of these classes says otherwise. */
const USUAL = {
  statement: ["authority", "publication"],
  fact: ["planned", "announced", "conditional", "denied"],
  machine: ["editor"],
}
const is = (kind, classes) =>
  kind in USUAL ? !USUAL[kind].some((other) => classes.contains(other)) : classes.contains(kind)

function timeline(page) {
  const years = [...page.querySelectorAll(".year")].map((element) => ({
    element,
    months: [...element.querySelectorAll(".month")],
    entries: [...element.querySelectorAll(".entry")].map((entry) => ({
      element: entry,
      first: Number(entry.dataset.first),
      last: Number(entry.dataset.last ?? entry.dataset.first),
      entity: new Set((entry.dataset.entity ?? "").split(" ")),
      brief: new Set([...entry.querySelectorAll("a")].map(briefOf)),
      kind: entry.classList,
    })),
  }))
  const total = years.reduce((sum, year) => sum + year.entries.length, 0)
  const bound = (name, typed, none, last) => {
    const found = typed ? moment(typed, last) : none
    page.querySelector(`[name=${name}]`).setAttribute("aria-invalid", Number.isNaN(found))
    return Number.isNaN(found) ? none : found
  }
  return ({ entity, brief, kind, from, to }) => {
    const first = bound("from", from, -Infinity, false)
    const last = bound("to", to, Infinity, true)
    let left = 0
    const unread = [from, to].filter((typed) => typed && Number.isNaN(moment(typed)))
    for (const { element, months, entries } of years) {
      let some = false
      for (const entry of entries) {
        const stays =
          entry.last >= first &&
          entry.first <= last &&
          (!entity || entry.entity.has(entity)) &&
          (!brief || entry.brief.has(brief)) &&
          (!kind || is(kind, entry.kind))
        entry.element.hidden = !stays
        some ||= stays
        left += stays
      }
      element.hidden = !some
      for (const month of months) month.hidden = empty(month)
    }
    const counted = left === total ? `${total} entries` : `${left} of ${total} entries`
    if (unread.length) return `${counted}; “${unread.join("” and “")}” can’t be read as a date`
    return first > last ? `${counted}; the span ends before it begins` : counted
  }
}

/* A timeline in parts: what stood here once leads on to its part, and a filter shows here what it leaves of them. */
async function contents(page, parts, form, on) {
  const file = (name) => fetch(new URL(name, location.href)).then((answer) => answer.json())
  const lead = async () => {
    const id = decodeURIComponent(location.hash.slice(1))
    if (!id || document.getElementById(id)) return
    const year = document.getElementById(id.replace(/-\d\d$/, "")) // of a month
    if (year) return location.replace(`${year.href.split("#")[0]}#${id}`)
    const part = Object.entries(await file("places.json")).find(([, ids]) => ids.split(" ").includes(id))
    if (part) location.replace(new URL(`${part[0]}/#${id}`, location.href))
  }
  on(window, "hashchange", lead)
  lead()
  // What there is to choose from is long: it is read when somebody wants to.
  let filling
  const fill = () =>
    (filling ??= file("choices.json").then((choices) => {
      for (const [name, of] of Object.entries(choices)) {
        form.querySelector(`[name=${name}]`).append(...of.map(([value, said, count]) => new Option(`${said} (${count})`, value)))
      }
    }))
  for (const type of ["focusin", "pointerenter"]) on(form, type, fill)
  if (location.search.length > 1) await fill()
  sieve(form, through(parts), on)
}

const MANY = 200 // entries to show at a time
const AHEAD = 3 // parts to fetch before they are wanted

/* Looks through the parts, one after the other, and shows what a filter leaves of them. */
function through(parts) {
  const pages = [...new Set([...parts.querySelectorAll("a")].map((link) => link.href.split("#")[0]))]
  const found = document.createElement("div")
  found.className = "chronicle"
  parts.after(found)
  const texts = new Map()
  const text = (page) => {
    if (!texts.has(page)) texts.set(page, fetch(page).then((answer) => answer.text()))
    return texts.get(page)
  }
  let turn = 0
  const look = async (asked, say, mine) => {
    let count = 0
    let wanted = MANY
    const last = asked.to ? moment(asked.to, true) : NaN
    for (const [i, page] of pages.entries()) {
      if (parseInt(page.split("/").at(-2), 10) * 10000 > last) break
      pages.slice(i, i + AHEAD).forEach(text)
      const years = left(await text(page), page, asked)
      if (mine !== turn) return
      found.append(...years)
      count += years.reduce((sum, year) => sum + year.querySelectorAll(".entry").length, 0)
      say(`${count} ${count === 1 ? "entry" : "entries"} so far …`)
      if (count < wanted) continue
      wanted = count + MANY
      await pressed(found, "Look further")
      if (mine !== turn) return
    }
    say(`${count} ${count === 1 ? "entry" : "entries"}`)
  }
  return (asked, say) => {
    turn += 1
    found.replaceChildren()
    parts.hidden = Object.values(asked).some(Boolean)
    if (parts.hidden) look(asked, say, turn)
    return parts.hidden ? "Looking through all years …" : ""
  }
}

/* The years of a part with the entries that a filter leaves, ready to stand on this page. */
function left(text, page, asked) {
  const part = new DOMParser().parseFromString(text, "text/html").querySelector(".reading")
  for (const link of part.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), page)
  timeline(part)(asked)
  part.querySelectorAll(".year [hidden]").forEach((element) => element.remove())
  part.querySelectorAll(".year [id]").forEach((element) => element.removeAttribute("id"))
  return [...part.querySelectorAll(".year:not([hidden])")].map((year) => document.adoptNode(year))
}

function pressed(found, words) {
  const button = document.createElement("button")
  button.type = "button"
  button.textContent = words
  found.append(button)
  return new Promise((resolve) => {
    button.addEventListener("click", () => {
      button.remove()
      resolve()
    })
  })
}

/* Whether nothing is left under a heading, up to the next one. */
function empty(heading) {
  let next = heading.nextElementSibling
  while (next?.matches(".entry[hidden]")) next = next.nextElementSibling
  return !next?.matches(".entry")
}

function index(page) {
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
  const sections = [...page.querySelectorAll(".index")].map((element) => ({
    element,
    rows: [...element.querySelectorAll("li")].map((row) => ({ row, text: fold(row.querySelector(".name").textContent) })),
  }))
  const jumps = page.querySelector(".letters")
  return ({ name }) => {
    const wanted = fold(name)
    const left = new Set()
    for (const { element, rows } of sections) {
      let some = false
      for (const { row, text } of rows) {
        const stays = text.includes(wanted)
        row.hidden = !stays
        if (stays) left.add(row.querySelector(".name").href)
        some ||= stays
      }
      element.hidden = !some
    }
    if (jumps) jumps.hidden = Boolean(name)
    return name ? `${left.size} ${left.size === 1 ? "name" : "names"}` : ""
  }
}

/* The strip stays in sight; dragging along it, or the arrow keys on its handle, go through the years. */
function grab(strip, page, signal, on) {
  const figure = strip.closest(".overview")
  const first = Number(strip.dataset.first)
  const last = Number(strip.dataset.last)
  const years = [...page.querySelectorAll(".year")]
  const shown = () => years.filter((year) => !year.hidden)
  const handle = document.createElement("div")
  handle.className = "handle"
  handle.tabIndex = 0
  handle.setAttribute("role", "slider")
  handle.setAttribute("aria-label", "Year in view")
  handle.setAttribute("aria-valuemin", first)
  handle.setAttribute("aria-valuemax", last)
  figure.append(handle)
  figure.classList.add("grabbable")

  let current
  let steered = 0 // when the strip last moved the page: near its end a year can be chosen that does not reach the top
  const tell = (year) => {
    current = year
    const number = Number(year.dataset.first)
    handle.style.left = `${((number + 0.5 - first) / (last - first)) * 100}%`
    handle.setAttribute("aria-valuenow", number)
    handle.setAttribute("aria-valuetext", year.firstElementChild.textContent)
    handle.dataset.year = year.firstElementChild.textContent
  }
  const go = (year) => {
    if (!year || year === current) return
    year.scrollIntoView({ behavior: "instant", block: "start" })
    steered = performance.now()
    tell(year)
  }
  const at = (x) => {
    const box = strip.getBoundingClientRect()
    const wanted = first + ((x - box.left) / box.width) * (last - first) - 0.5
    const distance = (year) => Math.abs(Number(year.dataset.first) - wanted)
    return shown().reduce((best, year) => (!best || distance(year) < distance(best) ? year : best), null)
  }
  let held = false
  on(figure, "pointerdown", (event) => {
    if (event.button || !event.target.closest(".strip, .handle")) return
    held = true
    figure.setPointerCapture(event.pointerId)
    event.preventDefault()
    go(at(event.clientX))
  })
  on(figure, "pointermove", (event) => held && go(at(event.clientX)))
  for (const type of ["pointerup", "pointercancel"]) on(figure, type, () => (held = false))
  on(handle, "keydown", (event) => {
    const all = shown()
    const here = all.indexOf(current)
    const to = {
      ArrowRight: here + 1, ArrowUp: here + 1, ArrowLeft: here - 1, ArrowDown: here - 1,
      PageUp: here + 10, PageDown: here - 10, Home: 0, End: all.length - 1,
    }[event.key]
    if (to === undefined) return
    event.preventDefault()
    go(all[Math.max(0, Math.min(to, all.length - 1))])
  })
  // The topmost year below the strip is the one in view.
  const inView = new Set()
  const watch = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) inView[isIntersecting ? "add" : "delete"](target)
    const top = years.find((year) => inView.has(year))
    if (top && !held && performance.now() - steered > 300) tell(top)
  }, { rootMargin: "-25% 0px -60% 0px" })
  years.forEach((year) => watch.observe(year))
  signal.addEventListener("abort", () => watch.disconnect())
  if (years[0]) tell(years[0])
}
