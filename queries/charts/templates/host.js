// The page of one chart, as the chart sees it: where its data are, and its link.
const host = {
  read: (name) => JSON.parse($(`data-${name}`).textContent),
  link: () => location.hash.slice(1),
  remember(words) {
    // A notebook's frame has no address of its own.
    if (location.protocol !== "about:") history.replaceState(null, "", words ? `#${words}` : location.href.split("#")[0]);
  },
  svg: (text) => text, // where Trusted Types are asked for, markup must be vouched for
  more: () => [], // for the overview, after what is to be known at a glance
  gone: new AbortController().signal, // the chart makes room for another one
};
