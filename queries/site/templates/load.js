// Data beside the page: local scripts that hand over a text, since a page opened from disk may not fetch files.
const SITE = JSON.parse($("data-site").textContent);
const OWN_FILE = /^data\/[a-z]+-[0-9a-f]{20}\.js$/;
// What browsers with Trusted Types let become a script's address, or markup: files of this folder, a chart for print.
const rules = {
  createScriptURL(address) {
    if (!OWN_FILE.test(address)) throw new TypeError("not a file of this site");
    return address;
  },
  createHTML(text) {
    if (!text.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')) throw new TypeError("not a chart");
    return text;
  },
};
const trusted = window.trustedTypes ? window.trustedTypes.createPolicy("govgraph", rules) : rules;

const handed = new Map(); // what data files have handed over, by name
window.govgraphData = (name, text) => { handed.set(`${name}.js`, text); };
const fault = (name, what) => new Error(`The file data/${name} ${what}. Copy the whole folder, or make the site again.`);

function run(name) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = trusted.createScriptURL(`data/${name}`);
    script.addEventListener("load", () => { script.remove(); done(); });
    script.addEventListener("error", () => { script.remove(); failed(fault(name, "is missing beside this page")); });
    document.head.append(script);
  });
}
const MOST_KEPT = 12; // a file of charts may be several megabytes when it is open
const kept = new Map(); // data file -> promise of its value; the last that was asked for stands last
function read(name) {
  const value = kept.get(name) || run(name).then(() => unpack(handed.get(name)).catch(() => { throw fault(name, "is damaged"); }));
  kept.delete(name);
  kept.set(name, value);
  value.catch(() => kept.delete(name)).finally(() => handed.delete(name));
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
  return value;
}
async function unpack(text) {
  const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(plain).text());
}
