// What every part of the 3D view needs of the page: its data, small helpers, light and dark.

export const $ = id => document.getElementById(id);
export const data = JSON.parse($('scene').textContent);
// What tests and the curious may read. Beyond `mostFaces` faces of voxels the lowest values are not drawn, and the
// page says so.
export const hook = window.lodecast = {
  ready: false, webgl: false, visibleVoxels: 0, drawnVoxels: 0, voxels: data.voxels, targets: data.targets.length,
  planned: 0, mostFaces: 900000, error: '', flownTo: '', opacityBySupport: false, slices: {}, bodies: {}
};
export const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** Bytes that a text in base 64 stands for. */
function unpack(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const letters = atob(text), bytes = new Uint8Array(letters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
}

export const inflate = async text => {
  const stream = new Blob([unpack(text)]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};
export const floats = async text => new Float32Array((await inflate(text)).buffer);
export const ints = async text => new Int32Array((await inflate(text)).buffer);

export const number = (v, digits = 3) => v == null || Number.isNaN(v) ? '–'
  : Math.abs(v) >= 1000 ? v.toFixed(0) : String(+v.toPrecision(digits));
export const group = v => Math.abs(v) < 9999.5 ? String(Math.round(v))
  : Math.round(v).toLocaleString('en').replaceAll(',', '\u202f');
export const percent = share => number(100 * share, 2) + '\u202f%';
export const hex = rgb => '#' + rgb.toString(16).padStart(6, '0');
export const rgb = text => parseInt(text.slice(1), 16);

export const element = (tag, cssClass, text) => {
  const e = document.createElement(tag);
  e.className = cssClass;
  e.textContent = text;
  return e;
};

export function button(text, title, act) {
  const b = element('button', '', text);
  b.type = 'button';
  b.title = title;
  b.addEventListener('click', act);
  return b;
}

/** Patches of colour with what they stand for: pairs of colour and text. */
export function swatches(pairs) {
  const box = element('div', 'swatches', '');
  for (const [colour, text] of pairs) {
    const item = element('span', '', '');
    const patch = element('i', '', '');
    patch.style.background = colour;
    item.append(patch, text);
    box.append(item);
  }
  return box;
}

// ---- What others wait for: a change of the view, of light and dark -------------------------------------------

const viewWatchers = [], themeWatchers = [];

/** Calls f whenever the user has changed what is shown. */
export const onChange = f => viewWatchers.push(f);
export function changed() {
  for (let i = 0; i < viewWatchers.length; i++) viewWatchers[i]();
}

const night = matchMedia('(prefers-color-scheme: dark)');
export const theme = () => document.documentElement.dataset.theme ?? '';
export const isDark = () => theme() === 'dark' || theme() === '' && night.matches;

/** Calls f now and whenever light turns dark or dark light. */
export function onTheme(f) {
  themeWatchers.push(f);
  f();
}
const themed = () => { for (const f of themeWatchers) f(); };
night.addEventListener('change', themed);

/** 'light', 'dark', or '' for what the reader's system prefers. */
export function setTheme(name) {
  if (name === theme()) return;
  if (name === 'light' || name === 'dark') document.documentElement.dataset.theme = name;
  else delete document.documentElement.dataset.theme;
  themed();
  changed();
}
