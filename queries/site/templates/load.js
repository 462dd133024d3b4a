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

const loaded = new Map(); // file name -> promise of its script having run
const handed = new Map(); // what data files have handed over, by name
window.govgraphData = (name, text) => { handed.set(`${name}.js`, text); };

function run(name) {
  if (!loaded.has(name)) {
    loaded.set(name, new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = trusted.createScriptURL(`data/${name}`);
      script.addEventListener("load", () => { script.remove(); done(); });
      script.addEventListener("error", () => {
        script.remove();
        loaded.delete(name);
        failed(new Error(`The file data/${name} is missing beside this page. Copy the whole folder, or make the site again.`));
      });
      document.head.append(script);
    }));
  }
  return loaded.get(name);
}
const opened = new Map(); // data file -> promise of its value
function read(name) {
  if (!opened.has(name)) {
    const value = run(name).then(() => unpack(handed.get(name))).then((found) => { handed.delete(name); return found; });
    value.catch(() => { opened.delete(name); });
    opened.set(name, value);
  }
  return opened.get(name);
}
async function unpack(text) {
  const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(plain).text());
}
