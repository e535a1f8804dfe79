// The 3D view. Reads the JSON of the element #scene; metres, x east, y north, z up, from the centre of the grid.
import { $, data, hook, isDark, onTheme, rgb, setTheme } from 'viewer/page.js';
import { unpackCells } from 'viewer/model.js';
import {
  camera, controls, drawNow, exaggerate, fromSouth, fromTop, home, isShown, layers, open, project, resize, setStage, showLayer
} from 'viewer/stage.js';
import { frameBox, startLabels } from 'viewer/labels.js';
import { addGround, groundControls } from 'viewer/ground.js';
import { addHoles, addPlanned } from 'viewer/holes.js';
import { addBodies, addMeshes, addTopography } from 'viewer/shapes.js';
import { addSlices } from 'viewer/slices.js';
import { addTargets, sheets } from 'viewer/targets.js';
import { watchPointer } from 'viewer/probe.js';
import { keepAddress } from 'viewer/address.js';
import { watchKeys } from 'viewer/keys.js';
import { savePicture } from 'viewer/picture.js';

function fail(text) {
  $('message').textContent = text;
  $('message').hidden = false;
  $('controls').hidden = true;
  hook.error = text;
  hook.ready = true;
}

function layerBoxes() {
  for (const [key, layer] of Object.entries(layers)) {
    const label = document.createElement('label');
    const box = layer.box = document.createElement('input');
    box.type = 'checkbox';
    box.id = 'layer-' + key;
    box.checked = layer.on;
    box.addEventListener('change', () => showLayer(key, box.checked));
    label.append(box, ' ' + layer.title);
    $('toggles').append(label);
  }
}

function setControls() {
  layerBoxes();
  $('exaggeration').addEventListener('input', () => {
    exaggerate(+$('exaggeration').value);
    $('exaggeration-value').textContent = `× ${$('exaggeration').value}`;
  });
  $('exaggeration-value').textContent = '× 1';
  $('home').addEventListener('click', () => home(false));
  $('top').addEventListener('click', fromTop);
  $('south').addEventListener('click', fromSouth);
  $('picture').addEventListener('click', savePicture);
}

/** Light or dark, whatever the reader's system prefers. */
function themeButton() {
  const b = $('theme');
  b.hidden = false;
  b.addEventListener('click', () => setTheme(isDark() ? 'light' : 'dark'));
  onTheme(() => { b.textContent = isDark() ? 'Light' : 'Dark'; });
}

/** For tests: what is shown, from where. */
function hooks() {
  Object.defineProperty(hook, 'shownLayers', { get: () => Object.keys(layers).filter(isShown) });
  hook.camera = () => [...camera.position.toArray(), ...controls.target.toArray()];
  hook.frame = drawNow;
  hook.targetOnStage = id => {
    const out = [0, 0], target = data.targets.find(t => t.id === id);
    return project(...target.at, out) ? out : null;
  };
}

async function main() {
  if (!('DecompressionStream' in window)) {
    fail('This browser is too old for the 3D view (it lacks DecompressionStream). The figures below show the same.');
    return;
  }
  $('message').textContent = 'Unpacking the model …';
  $('message').hidden = false;
  try {
    setStage();
  } catch (e) {
    fail('No 3D view: this browser or machine offers no WebGL. The figures below show the same.');
    return;
  }
  await unpackCells();
  addGround();
  addTargets();
  await addBodies();
  await addHoles();
  addPlanned();
  await addMeshes(data.orebodies, 'orebodies', 'Orebodies', 0xd0342c, 0.3);
  await addMeshes(data.faults, 'faults', 'Faults', rgb(data.colours.fault), 0.24);
  await addTopography();
  addSlices();
  frameBox();
  startLabels();
  setControls();
  watchPointer();
  watchKeys();
  hooks();
  resize();
  home(true);
  await groundControls();
  await keepAddress();
  open();
  $('message').hidden = true;
  await new Promise(requestAnimationFrame);
  hook.ready = true;
}

themeButton();
sheets();
main().catch(e => {
  fail('The 3D view failed: ' + e.message);
  console.error(e);
});
