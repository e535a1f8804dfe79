// The stage: canvas, camera, layers, and going about.
import * as THREE from 'three';
import { OrbitControls } from 'three/addons/OrbitControls.js';
import { $, calm, changed, data, hook } from 'viewer/page.js';
import { bounds, radius } from 'viewer/model.js';

export let renderer, camera, controls, scene;
/** Everything that the vertical exaggeration stretches. */
export const root = new THREE.Group();
/** Within it what has the axes of the grid, in metres from its corner. */
export const frame = new THREE.Group();
export const layers = {};
const afterDraw = [];
// Nothing is drawn before all is there: each picture would keep it back.
let queued = true;

export function setStage() {
  // Colours are given as they should look; no conversion between colour spaces.
  THREE.ColorManagement.enabled = false;
  // The buffer is kept so that the picture prints.
  renderer = new THREE.WebGLRenderer({ canvas: $('canvas'), antialias: true, alpha: true, preserveDrawingBuffer: true });
  renderer.outputColorSpace = THREE.LinearSRGBColorSpace;
  renderer.setPixelRatio(Math.min(2, devicePixelRatio));
  hook.webgl = true;
  scene = new THREE.Scene();
  scene.add(root, new THREE.HemisphereLight(0xffffff, 0x777777, 2.4));
  const sun = new THREE.DirectionalLight(0xffffff, 1.6);
  sun.position.set(-0.5, -0.8, 1.2);
  scene.add(sun);
  camera = new THREE.PerspectiveCamera(36, 1, radius / 200, radius * 30);
  camera.up.set(0, 0, 1);
  controls = new OrbitControls(camera, $('canvas'));
  controls.zoomToCursor = true;
  controls.addEventListener('change', moved);
  frame.position.set(...data.grid.corner);
  frame.rotation.z = -data.grid.rotation;
  root.add(frame);
  new ResizeObserver(resize).observe($('stage'));
}

function moved() {
  draw();
  changed();
}

export function resize() {
  const { clientWidth: w, clientHeight: h } = $('stage');
  if (!w || !h) return;
  renderer.setSize(w, h, false);
  camera.aspect = w / h;
  camera.updateProjectionMatrix();
  draw();
}

/** Draws the first picture, all at once. */
export function open() {
  queued = false;
  draw();
}

/** Draws with the next frame of the browser, once however often it is asked. */
export function draw() {
  if (queued) return;
  queued = true;
  requestAnimationFrame(drawNow);
}

export function drawNow() {
  queued = false;
  renderer.render(scene, camera);
  for (let i = 0; i < afterDraw.length; i++) afterDraw[i]();
}

export const onDraw = f => afterDraw.push(f);

/** A layer that the user may switch; `into` is the group that holds it. */
export function addLayer(key, title, object, on = true, into = root) {
  into.add(object);
  object.visible = on;
  layers[key] = { title, object, on };
}

export const isShown = key => !!layers[key]?.object.visible;

export function showLayer(key, on) {
  const layer = layers[key];
  if (!layer) return;
  layer.object.visible = on;
  if (layer.box) layer.box.checked = on;
  draw();
  changed();
}

export function exaggerate(z) {
  controls.target.z *= z / root.scale.z;
  root.scale.z = z;
  root.updateMatrixWorld();
  controls.update();
  draw();
  changed();
}

// ---- Going about -----------------------------------------------------------------------------------------------

let flight = 0;

function place(from, to) {
  camera.position.copy(from);
  controls.target.copy(to);
  controls.update();
  moved();
}

export function view(direction, target = [0, 0, 0], reach = radius, now = false) {
  const to = new THREE.Vector3(target[0], target[1], target[2] * root.scale.z);
  const narrow = Math.min(1, camera.aspect);
  const distance = reach / Math.sin(camera.fov * Math.PI / 360) / narrow;
  const from = new THREE.Vector3(...direction).normalize().multiplyScalar(distance).add(to);
  const mine = ++flight;
  if (now || calm.matches) {
    place(from, to);
    return;
  }
  const p0 = camera.position.clone(), t0 = controls.target.clone(), start = performance.now();
  const move = time => {
    if (mine !== flight) return;            // a later flight has overtaken this one
    const s = Math.min(1, Math.max(0, (time - start) / 700)), e = s * s * (3 - 2 * s);
    camera.position.lerpVectors(p0, from, e);
    controls.target.lerpVectors(t0, to, e);
    controls.update();
    moved();
    if (s < 1) requestAnimationFrame(move);
  };
  requestAnimationFrame(move);
}

/** Puts the camera at once where an address says. */
export function lookFrom(eye, target) {
  flight++;
  place(new THREE.Vector3(...eye), new THREE.Vector3(...target));
}

/** The whole model from a direction, as near as its box and the names around it allow. */
export function whole(direction, now) {
  const b = bounds(), eye = camera.clone(), target = new THREE.Vector3();
  const way = new THREE.Vector3(...direction).normalize();
  // Room for the coordinates at the edges, as a share of half the stage.
  const across = Math.max(0.8, 2 - 192 / Math.max(1, $('stage').clientWidth));
  let distance = 4 * radius;
  for (let turns = 0; turns < 8; turns++) {
    eye.position.copy(target).addScaledVector(way, distance);
    eye.lookAt(target);
    eye.updateMatrixWorld();
    const low = [Infinity, Infinity], high = [-Infinity, -Infinity];
    for (const x of [b[0], b[3]]) for (const y of [b[1], b[4]]) for (const z of [b[2], b[5]]) {
      const p = new THREE.Vector3(x, y, z * root.scale.z).project(eye);
      for (const [k, v] of [p.x, p.y].entries()) {
        low[k] = Math.min(low[k], v);
        high[k] = Math.max(high[k], v);
      }
    }
    const half = Math.tan(eye.fov * Math.PI / 360) * distance;
    const right = new THREE.Vector3().setFromMatrixColumn(eye.matrixWorld, 0);
    const up = new THREE.Vector3().setFromMatrixColumn(eye.matrixWorld, 1);
    target.addScaledVector(right, (low[0] + high[0]) / 2 * half * eye.aspect).addScaledVector(up, (low[1] + high[1]) / 2 * half);
    distance *= Math.max((high[0] - low[0]) / across, (high[1] - low[1]) / 1.82);
  }
  target.z /= root.scale.z;
  view(direction, target.toArray(), distance * Math.sin(camera.fov * Math.PI / 360) * Math.min(1, camera.aspect), now);
}

export const home = now => whole([0.55, -1, 0.52], now);
export const fromTop = () => whole([0, -0.001, 1]);
export const fromSouth = () => whole([0, -1, 0]);

const offset = new THREE.Vector3(), UP = new THREE.Vector3(0, 0, 1), side = new THREE.Vector3();

/** Turns the camera about its target, by angles to the right and upward [rad]. */
export function turn(right, up) {
  flight++;
  offset.copy(camera.position).sub(controls.target);
  const pole = Math.acos(Math.min(1, Math.max(-1, offset.z / offset.length())));
  const tilt = Math.min(Math.PI - 0.01, Math.max(0.01, pole - up)) - pole;
  side.crossVectors(UP, offset);
  if (side.lengthSq() > 0) offset.applyAxisAngle(side.normalize(), tilt);
  camera.position.copy(controls.target).add(offset.applyAxisAngle(UP, right));
  controls.update();
  moved();
}

/** Comes nearer by a factor below 1. */
export function zoom(factor) {
  flight++;
  camera.position.sub(controls.target).multiplyScalar(factor).add(controls.target);
  controls.update();
  moved();
}

/** Where a point in metres from the centre is on the stage, in pixels; null if it is not in the picture. */
const spot = new THREE.Vector3();
export function project(x, y, z, out) {
  spot.set(x, y, z * root.scale.z).project(camera);
  if (spot.z > 1 || spot.z < -1) return false;
  out[0] = (spot.x + 1) / 2 * $('stage').clientWidth;
  out[1] = (1 - spot.y) / 2 * $('stage').clientHeight;
  return true;
}
