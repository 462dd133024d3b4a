(() => {
"use strict";
// Text reaches the document through textContent alone.
const PAGE_SIZE = 100;
const LONG = 420; // characters of a passage that are shown at first
const $ = (id) => document.getElementById(id);
const { kinds, findings } = JSON.parse($("data").textContent);
const severities = [...document.querySelectorAll("input[name=severity]")];
let shown = [];
let drawn = 0;

function el(tag, text, attributes = {}) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

// What is searched of a finding, in lower case, made when it is first searched.
const haystacks = [];
function haystack(index) {
  if (haystacks[index] === undefined) {
    const [kind, company, filing, year, tag, , says, , passages] = findings[index];
    const texts = [company, filing, year ?? "", tag, says, kinds[kind].title, ...passages.map(([text]) => text)];
    haystacks[index] = texts.join("\n").toLowerCase();
  }
  return haystacks[index];
}

function quote([text, start, end, element]) {
  const block = el("blockquote");
  const words = el("span", text.length > LONG ? `${text.slice(0, LONG)} …` : text);
  block.append(words);
  if (text.length > LONG) {
    const all = el("button", "show all", { type: "button" });
    all.addEventListener("click", () => { words.textContent = text; all.remove(); });
    block.append(" ", all);
  }
  block.append(el("footer", `${element ?? "not tagged"} · characters ${start} to ${end}`));
  return block;
}

function item([kind, company, filing, year, tag, value, says, confidence, passages]) {
  const entry = el("li");
  const heading = el("h2", `${company} `);
  heading.append(el("small", [year, filing].filter(Boolean).join(" · ")));
  const what = el("p");
  const { severity } = kinds[kind];
  what.append(el("span", severity, { class: `mark ${severity}` }), " ", says);
  const stated = value === null ? "" : value ? ": yes" : ": no";
  entry.append(heading, what, el("p", `${tag}${stated} · confidence ${confidence.toFixed(2)}`, { class: "muted" }));
  entry.append(...passages.map(quote));
  return entry;
}

function draw() {
  const next = shown.slice(drawn, drawn + PAGE_SIZE);
  $("findings").append(...next.map((index) => item(findings[index])));
  drawn += next.length;
  const left = shown.length - drawn;
  $("more").hidden = left === 0;
  $("more").textContent = `Show ${Math.min(left, PAGE_SIZE)} more of ${left.toLocaleString("en")}`;
}

function narrow() {
  const wanted = new Set(severities.filter((box) => box.checked).map((box) => box.value));
  const words = $("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const kind = $("kind").value;
  shown = [];
  findings.forEach((finding, index) => {
    if (!wanted.has(kinds[finding[0]].severity)) return;
    if (kind !== "" && finding[0] !== Number(kind)) return;
    if (words.every((word) => haystack(index).includes(word))) shown.push(index);
  });
  const total = findings.length.toLocaleString("en");
  $("count").textContent = shown.length
    ? `${shown.length.toLocaleString("en")} of ${total} findings`
    : findings.length ? `None of ${total} findings is of this kind.` : "Nothing was found.";
  $("findings").replaceChildren();
  drawn = 0;
  draw();
}

const counts = new Map();
for (const [kind] of findings) counts.set(kind, (counts.get(kind) ?? 0) + 1);
kinds.forEach(({ title }, index) => {
  $("kind").append(el("option", `${title} (${counts.get(index).toLocaleString("en")})`, { value: String(index) }));
});
for (const box of severities) {
  const of = (kind) => kinds[kind].severity === box.value;
  const count = findings.filter(([kind]) => of(kind)).length;
  document.querySelector(`[data-count=${box.value}]`).textContent = count.toLocaleString("en");
  box.addEventListener("change", narrow);
}
let waiting = 0;
$("search").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(narrow, 120); });
$("kind").addEventListener("change", narrow);
$("more").addEventListener("click", () => {
  const first = drawn;
  draw();
  const entry = $("findings").children[first];
  entry.tabIndex = -1;
  entry.focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || /^(?:INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  event.preventDefault();
  $("search").focus();
});
narrow();
window.govgraph = { findings: findings.length };
})();
