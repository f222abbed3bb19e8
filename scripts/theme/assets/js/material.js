/* Brings Material's script, and keeps it from a page's own places.

   It swaps pages without reloading. It would do so for a link within a page, too: ask for the whole page again, put it
   in the place of this one, and lose the place if the reader had scrolled by then. */

let shown = location.pathname // the page that stands here
let asked = shown // the page that Material's script was last sent for

const within = ({ origin, pathname, search }) =>
  origin === location.origin && pathname === location.pathname && search === location.search && shown === asked

/* Material's script leaves alone a link that names its frame. */
const staying = (event) => {
  const link = event.target.closest?.("a[href]")
  if (link?.hash && within(link)) link.target ||= "_self"
}

/* It does not hear of a step in the history that stays on the page. It notes in the history where a reader stood; once
   it has swapped a page the browser does not go there by itself, and while the page still glides not for good. */
const stepping = (event) => {
  if (shown !== asked || location.pathname !== shown) return
  event.stopImmediatePropagation()
  if (!event.state) return
  const { x = 0, y = 0 } = event.state
  const go = () => scrollTo({ left: x, top: y, behavior: "instant" })
  go()
  requestAnimationFrame(go) // a glide has one step more
}

/* It gives every style sheet the whole of its address anew, and a sheet whose address is set is taken off until it has
   loaded again: the page would stand bare for a moment, under the reader's hand. One that has the whole of it already is
   left alone, so such a copy takes the sheet's place once it is there. */
const settled = (link) =>
  new Promise((done) => {
    const copy = link.cloneNode()
    copy.href = link.href
    const end = (spare) => () => (spare.remove(), done())
    copy.addEventListener("load", end(link))
    copy.addEventListener("error", end(copy))
    link.after(copy)
  })

/* Loads the script at `address`, for which the event that it waits for comes again; `start` is called for each page
   that it swaps in. */
export async function come(address, start) {
  addEventListener("click", staying, true)
  addEventListener("popstate", stepping, true)
  await Promise.all([...document.querySelectorAll("link[rel=stylesheet]")].map(settled))
  const script = document.createElement("script")
  script.src = address
  await new Promise((done) => {
    script.addEventListener("load", done)
    document.body.append(script)
  })
  let first = true // the page that has been started
  location$.subscribe(({ pathname }) => (asked = pathname))
  document$.subscribe(() => {
    shown = asked
    if (first) first = false
    else start()
  })
  document.dispatchEvent(new Event("DOMContentLoaded"))
}
