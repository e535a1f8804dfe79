// Names in the picture, the box around the model with its coordinates, and the compass.
import * as THREE from 'three';
import { $, data, element, group, isDark, onTheme } from 'viewer/page.js';
import { bounds, radius } from 'viewer/model.js';
import { camera, controls, draw, isShown, layers, onDraw, project, root } from 'viewer/stage.js';

const tags = [];                            // {element, at, rank, kind}
let taken = new Float64Array(0);            // boxes of the tags placed so far, four numbers each

export function tag(e, at, rank, kind) {
  $('labels').append(e);
  const t = { element: e, at, rank, kind, edge: null, width: 0, shown: false, left: 0, top: 0 };
  tags.push(t);
  return t;
}

export function startLabels() {
  tags.sort((a, b) => a.rank - b.rank);
  taken = new Float64Array(4 * tags.length);
  onDraw(placeTags);
}

/** Texts that are in the picture now, with their places. */
export const shownTags = () => tags.filter(t => t.shown);

/** A box with a floor grid, and the coordinates along its nearest edges. */
export function frameBox() {
  const b = bounds();
  const points = [];
  const line = (...p) => points.push(...p);
  const raw = Math.max(b[3] - b[0], b[4] - b[1]) / 5, power = 10 ** Math.floor(Math.log10(raw));
  const step = power * [1, 2, 5, 10].find(m => m * power >= raw);
  for (let k = 0; k < 3; k++) {
    const c = data.centre[k];
    for (let w = Math.ceil((b[k] + c) / step) * step; w <= b[k + 3] + c; w += step) {
      const v = w - c;
      if (k === 0) line(v, b[1], b[2], v, b[4], b[2]);
      if (k === 1) line(b[0], v, b[2], b[3], v, b[2]);
      tag(element('span', 'axis', group(w) + ['\u202fE', '\u202fN', '\u202fm'][k]), null, 1000, 'axis').edge = { k, v, b };
    }
  }
  for (const [x, y] of [[0, 1], [3, 1], [3, 4], [0, 4]]) line(b[x], b[y], b[2], b[x], b[y], b[5]);
  for (const z of [2, 5]) line(b[0], b[1], b[z], b[3], b[1], b[z], b[3], b[1], b[z], b[3], b[4], b[z],
    b[3], b[4], b[z], b[0], b[4], b[z], b[0], b[4], b[z], b[0], b[1], b[z]);
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.Float32BufferAttribute(points, 3));
  const material = new THREE.LineBasicMaterial({ transparent: true, opacity: 0.35 });
  onTheme(() => { material.color.set(isDark() ? 0xaab4be : 0x4a5560); draw(); });
  root.add(new THREE.LineSegments(geometry, material));
}

const spot = new Float64Array(2);

/** The pixel of a tag into `spot`; false if it is not to be seen. A frame makes no garbage, so nothing is returned. */
function locate(t) {
  if (!t.edge) return (!layers[t.kind] || isShown(t.kind)) && project(t.at[0], t.at[1], t.at[2], spot);
  // The edge nearest to the eye; heights at the leftmost upright.
  const { k, v, b } = t.edge, eye = camera.position;
  const x = Math.abs(eye.x - b[0]) < Math.abs(eye.x - b[3]) ? b[0] : b[3];
  const y = Math.abs(eye.y - b[1]) < Math.abs(eye.y - b[4]) ? b[1] : b[4];
  if (k === 0) return project(v, y, b[2], spot);
  if (k === 1) return project(x, v, b[2], spot);
  let left = Infinity, down = 0;
  for (let corner = 0; corner < 4; corner++) {
    if (project(b[corner & 1 ? 3 : 0], b[corner & 2 ? 4 : 1], v, spot) && spot[0] < left) {
      left = spot[0];
      down = spot[1];
    }
  }
  spot[0] = left;
  spot[1] = down;
  return left < Infinity;
}

function free(n, a, b, c, d) {
  for (let i = 0; i < 4 * n; i += 4) {
    if (a < taken[i + 2] && taken[i] < c && b < taken[i + 3] && taken[i + 1] < d) return false;
  }
  taken[4 * n] = a;
  taken[4 * n + 1] = b;
  taken[4 * n + 2] = c;
  taken[4 * n + 3] = d;
  return true;
}

function placeTags() {
  let n = 0;
  for (let i = 0; i < tags.length; i++) {
    const t = tags[i];
    let show = locate(t);
    if (show) {
      t.width ||= t.element.offsetWidth;
      const upright = t.edge !== null && t.edge.k === 2;
      t.left = upright ? spot[0] - t.width - 6 : spot[0] - t.width / 2;
      t.top = t.edge === null ? spot[1] - 22 : upright ? spot[1] - 7 : spot[1] + 5;
      show = free(n, t.left - 3, t.top - 1, t.left + t.width + 3, t.top + 17);
      if (show) {
        n++;
        t.element.style.transform = `translate(${t.left.toFixed(1)}px,${t.top.toFixed(1)}px)`;
      }
    }
    if (show !== t.shown) {
      t.element.style.visibility = show ? 'visible' : 'hidden';
      t.shown = show;
    }
  }
  const eye = camera.position, look = controls.target;
  let heading = Math.atan2(look.x - eye.x, look.y - eye.y);
  if (Math.hypot(look.x - eye.x, look.y - eye.y) < 1e-3 * radius) heading = -controls.getAzimuthalAngle();
  $('needle').setAttribute('transform', `rotate(${(-heading * 180 / Math.PI).toFixed(1)})`);
}
