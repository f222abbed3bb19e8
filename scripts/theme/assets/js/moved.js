// A page that has moved leads on to the one that took its place, to the same paragraph.
const moved = document.querySelector("a.moved");
if (moved) location.replace(moved.href + location.hash);
