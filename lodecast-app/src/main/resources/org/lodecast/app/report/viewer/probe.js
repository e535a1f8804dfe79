// What the pointer is on: holes, targets' bodies when it hovers; on a click the values of the ground as well.
import * as THREE from 'three';
import { $, hook } from 'viewer/page.js';
import { dx, dy, dz, nx, ny, nz, tell } from 'viewer/model.js';
import { camera, frame, isShown, root } from 'viewer/stage.js';
import { current } from 'viewer/ground.js';
import { holeOn } from 'viewer/holes.js';
import { pickSlice } from 'viewer/slices.js';
import { bodyAt } from 'viewer/shapes.js';

const caster = new THREE.Raycaster(), pointer = new THREE.Vector2();
const inverse = new THREE.Matrix4(), o = new THREE.Vector3(), d = new THREE.Vector3();
const seen = { cell: -1, t: Infinity, body: '' };
let pinned = '', shown = '', moved = null, asked = false;

function aim(x, y) {
  const r = $('canvas').getBoundingClientRect();
  pointer.set((x - r.left) / r.width * 2 - 1, 1 - (y - r.top) / r.height * 2);
  caster.setFromCamera(pointer, camera);
}

/** Walks along the line of sight to the first voxel shown, and notes the first body of a target before it. */
function walk() {
  inverse.copy(frame.matrixWorld).invert();
  o.copy(caster.ray.origin).applyMatrix4(inverse);
  d.copy(caster.ray.origin).add(caster.ray.direction).applyMatrix4(inverse).sub(o);
  seen.cell = -1;
  seen.t = Infinity;
  seen.body = '';
  const voxels = isShown('voxels') && current, bodies = isShown('bodies');
  let from = 0, to = Infinity;
  for (let k = 0; k < 3; k++) {             // the stretch within the box of the grid
    const p = o.getComponent(k), s = d.getComponent(k), size = k === 0 ? nx * dx : k === 1 ? ny * dy : nz * dz;
    const a = -p / s, b = (size - p) / s;
    if (Math.abs(s) > 1e-12) {
      from = Math.max(from, Math.min(a, b));
      to = Math.min(to, Math.max(a, b));
    } else if (p < 0 || p > size) return;
  }
  const step = 0.25 * Math.min(dx, dy, dz) / d.length();
  for (let t = from + 0.1 * step; t < to; t += step) {
    const x = Math.floor((o.x + t * d.x) / dx), y = Math.floor((o.y + t * d.y) / dy), z = Math.floor((o.z + t * d.z) / dz);
    if (x < 0 || y < 0 || z < 0 || x >= nx || y >= ny || z >= nz) continue;
    const v = x + nx * (y + ny * z);
    if (bodies && !seen.body) seen.body = bodyAt(v);
    if (voxels && current.shown[v]) {
      seen.cell = v;
      seen.t = t;
      return;
    }
  }
}

/** Text for what is under the pointer; `ground` also for voxels and slices. */
function under(x, y, ground) {
  aim(x, y);
  walk();
  const slice = pickSlice(caster);
  const hidden = Math.min(seen.t, slice ? slice.t : Infinity);
  const text = holeOn(caster.ray.origin, caster.ray.direction, hidden);
  if (text || !ground) return text || seen.body;
  const v = slice && slice.t < seen.t ? slice.cell : seen.cell;
  return v < 0 ? seen.body : (seen.body ? seen.body + ' · ' : '') + tell(v);
}

function show(text) {
  if (text === shown) return;
  shown = text;
  $('probe').hidden = !text;
  $('probe').textContent = text;
  hook.probe = text;
}

function hover() {
  asked = false;
  if (moved) show(under(moved.clientX, moved.clientY, false) || pinned);
}

export function watchPointer() {
  const canvas = $('canvas');
  let down = [0, 0];
  root.updateMatrixWorld();
  canvas.addEventListener('pointerdown', e => {
    down = [e.clientX, e.clientY];
    moved = null;
  });
  canvas.addEventListener('pointerup', e => {
    if (Math.hypot(e.clientX - down[0], e.clientY - down[1]) > 4) return;
    pinned = under(e.clientX, e.clientY, true);
    show(pinned);
  });
  canvas.addEventListener('pointermove', e => {
    if (e.buttons || e.pointerType === 'touch') return;
    moved = e;
    if (asked) return;
    asked = true;
    requestAnimationFrame(hover);
  });
  canvas.addEventListener('pointerleave', () => {
    moved = null;
    show(pinned);
  });
}
