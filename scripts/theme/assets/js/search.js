/* The search: a dialog over an index that Pagefind reads in pieces.

   A brief's hits lead to its paragraphs, an entity's to its page, an entry of the timeline to its place there. */

const FEW = { Entity: 3, Brief: 5, Timeline: 4 }
const MANY = 20
const PASSAGES = 3 // of one brief
const BEFORE = 8 // words of a passage before the first that was searched for
const LENGTH = 30
const PAUSE = 120 // ms without a key before searching
const SURE = 4 // letters from which on the piece of the index that they stand in is fetched before that
const NAMES = { Entity: "Who and what", Brief: "Briefs", Timeline: "Timeline" }

const root = new URL("../../", import.meta.url)

const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

/* Each kind of hit has indexes of its own, so that an edit makes few of them anew. The first of briefs stands beside
   Pagefind's program, which is asked to read the others too; without its worker, which would have to be fetched. Briefs
   are found as soon as their own index is there. */
const ranking = { metaWeights: { title: 8, gist: 0, sort: 0, when: 0 } }
const index = new URL("pagefind/", root)
let loading
let merging
let searching
let pagefind
let ready = ["Brief"]
let absent = false // whether there is no index
let further // to be called when more than briefs is wanted
const wanted = new Promise((done) => (further = done))

/* Makes the search ready, with what kinds.json says and with Pagefind's program, both on their way. */
export function begin(named, program) {
  absent = false
  loading = start(named, program)
  loading.catch(() => {}) // whoever opens the search is told
}

async function start(named, program) {
  const told = (kind) => ({ ranking, mergeFilter: { kind } })
  const [found, { others }] = await Promise.all([program, named])
  await found.options({ noWorker: true, ...told("Brief") })
  await found.init()
  pagefind = found
  search()
  await wanted
  for (let at = -1; at !== turn; await searching) at = turn // not while somebody waits for an answer of this one
  const merged = ([place, kind]) => found.mergeIndex(new URL(place, index).href, told(kind))
  merging = Promise.all(Object.entries(others).map(merged))
  await merging
  ready = Object.keys(FEW)
}

const input = make("input", {
  type: "search", "aria-label": "Search", placeholder: "Search briefs, names and dates", autocomplete: "off",
  autocapitalize: "off", spellcheck: "false", enterkeyhint: "search",
})
const shut = make("button", { type: "button", class: "finder__close", "aria-label": "Close the search" }, "×")
const kinds = make("fieldset", { class: "finder__kinds" }, make("legend", { class: "said" }, "Show"))
const narrow = make("details", { class: "finder__narrow" }, make("summary", {}, "Narrow down"))
const said = make("p", { role: "status", class: "finder__said" })
const found = make("div", { class: "finder__found" })
const form = make("form", { role: "search", class: "finder__form" }, input, shut)
const dialog = make("dialog", { class: "finder", "aria-label": "Search" }, form, kinds, narrow, said, found)

for (const [kind, name] of [["", "All"], ...Object.entries(NAMES)]) {
  const choice = make("input", { type: "radio", name: "kind", value: kind })
  choice.checked = !kind
  kinds.append(make("label", {}, choice, make("span", {}, name)))
}
const selects = Object.entries({ entity: "Who or what", brief: "Brief", year: "Year" }).map(([name, label]) => {
  const select = make("select", { name }, make("option", { value: "" }, "any"))
  narrow.append(make("label", {}, make("span", {}, label), select))
  return select
})

export function open(typed) {
  if (!dialog.isConnected) document.body.append(dialog)
  if (dialog.open) return
  dialog.showModal()
  if (typed) input.value = typed
  else input.select()
  loading.then(search, () => {
    absent = true
    said.textContent = "Nothing can be searched here: this copy of the site has no index. A build makes one."
  })
}

export const idle = Promise.race([wanted, new Promise((done) => dialog.addEventListener("close", done))])

shut.addEventListener("click", () => dialog.close())
form.addEventListener("submit", (event) => {
  event.preventDefault()
  found.querySelector("a")?.click()
})
dialog.addEventListener("click", (event) => {
  if (event.target === dialog || event.target.closest("a")) dialog.close()
})
dialog.addEventListener("keydown", (event) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!by || event.target.matches("select, [type=radio]")) return
  const stops = [input, ...found.querySelectorAll("a, button")]
  const next = stops.indexOf(document.activeElement) + by
  event.preventDefault()
  stops[Math.max(0, Math.min(next, stops.length - 1))].focus()
})
// The choices are read when they are wanted: in a large collection they are long.
narrow.addEventListener("toggle", async () => {
  if (!narrow.open || narrow.dataset.filled) return
  narrow.dataset.filled = "yes"
  further()
  await loading
  const all = await pagefind.filters()
  for (const select of selects) {
    const values = Object.keys(all[select.name] ?? {}).sort((a, b) => a.localeCompare(b, undefined, { numeric: true }))
    if (select.name === "year") values.reverse()
    select.append(...values.map((value) => make("option", { value }, value)))
  }
})

let pause
let turn = 0
input.addEventListener("input", () => {
  clearTimeout(pause)
  pause = setTimeout(search, PAUSE)
  const words = input.value.trim()
  if (words.length >= SURE) pagefind?.preload(words)
})
dialog.addEventListener("change", (event) => event.target === input || search())

const search = () => (searching = answer())

async function answer() {
  if (absent) return
  const mine = ++turn
  const words = input.value.trim()
  const narrowed = selects.filter((select) => select.value)
  await merging // an index that is still being read can't be asked
  if (mine !== turn) return
  if (!pagefind || (!words && !narrowed.length)) {
    found.replaceChildren()
    said.textContent = ""
    return
  }
  const chosen = kinds.querySelector(":checked").value
  const filters = Object.fromEntries(narrowed.map((select) => [select.name, select.value]))
  const asked = (chosen ? [chosen] : Object.keys(FEW)).filter((kind) => ready.includes(kind))
  const answers = await Promise.all(
    asked.map((kind) => pagefind.search(words || null, { filters: { ...filters, kind } })),
  )
  if (mine !== turn) return
  const groups = await Promise.all(
    asked.map((kind, i) => group(kind, answers[i].results, chosen ? MANY : FEW[kind], !chosen)),
  )
  if (mine !== turn) return
  const counts = asked.map((kind, i) => [answers[i].results.length, NAMES[kind].toLowerCase()])
  found.replaceChildren(...groups.filter(Boolean))
  found.scrollTop = 0
  const parts = counts.filter(([count]) => count).map(([count, name]) => `${count} in ${name}`)
  const more = chosen ? !asked.length : ready.length < Object.keys(FEW).length
  said.textContent = parts.length ? parts.join(", ") : more ? "Looking further" : "Nothing found"
  further()
}

async function group(kind, results, few, several) {
  if (!results.length) return null
  const list = make("ol", {})
  const more = async (from) => {
    const some = await Promise.all(results.slice(from, from + few).map((result) => result.data()))
    list.append(...some.map((data) => make("li", {}, ...shown(kind, data))))
    return list.children[from]
  }
  await more(0)
  const part = make("section", { "aria-label": NAMES[kind] }, make("h2", {}, NAMES[kind]), list)
  if (results.length > few) {
    const left = () => results.length - list.children.length
    const button = make("button", { type: "button" }, several ? `All ${results.length}` : `${left()} more`)
    button.addEventListener("click", async () => {
      if (several) {
        kinds.querySelector(`[value=${kind}]`).checked = true
        await search()
        return found.querySelector("a")?.focus()
      }
      const first = await more(list.children.length)
      if (left()) button.textContent = `${left()} more`
      else button.remove()
      first?.querySelector("a").focus()
    })
    part.append(button)
  }
  return part
}

function shown(kind, data) {
  const address = new URL(data.raw_url, root)
  const { title, gist, when, sort } = data.meta
  const sign = kind === "Entity" ? sort : kind === "Brief" ? "brief" : sort || "dated"
  const link = make("a", { href: address }, make("span", { class: "finder__sign" }, sign), make("strong", {}, title))
  const details = [gist, when].filter(Boolean).map((text) => make("span", { class: "finder__gist" }, text))
  if (kind !== "Brief") {
    link.append(...details)
    return [link]
  }
  link.append(...details)
  const passages = make("ol", {})
  for (const { id, words } of best(data)) {
    const name = /^p\d+$/.test(id) ? `¶${id.slice(1)}` : id.startsWith("s-") ? "§" : "note"
    passages.append(make("li", {}, make("a", { href: `${address}#${id}` },
      make("span", { class: "finder__sign" }, name), ...words)))
  }
  return passages.children.length ? [link, passages] : [link]
}

/* The passages of a brief that hold most of what was searched for, in the order of the text. */
function best(data) {
  const words = data.raw_content.split(/[\r\n\s]+/)
  const places = data.anchors.toSorted((a, b) => a.location - b.location)
  const weighed = places.map((place, i) => {
    const end = places[i + 1]?.location ?? words.length
    const hits = data.weighted_locations.filter(({ location }) => location >= place.location && location < end)
    const weight = hits.reduce((sum, hit) => sum + hit.balanced_score, 0)
    return { id: place.id, start: place.location, end, weight, hits: new Set(hits.map((hit) => hit.location)) }
  })
  return weighed
    .filter(({ weight }) => weight)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, PASSAGES)
    .sort((a, b) => a.start - b.start)
    .map((place) => ({ id: place.id, words: excerpt(words, place) }))
}

function excerpt(words, { start, end, hits }) {
  const to = Math.min(end, Math.max(start, Math.min(...hits) - BEFORE) + LENGTH)
  const from = Math.max(start, to - LENGTH)
  const parts = [from > start ? "… " : ""]
  for (let at = from; at < to; at += 1) parts.push(hits.has(at) ? make("mark", {}, words[at]) : words[at], " ")
  if (to < end) parts.push("…")
  return parts
}
