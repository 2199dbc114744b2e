import type { FromView, ToView, Words } from '../sheet';
import { Keyboard } from './keyboard';
import { Masthead } from './masthead';
import { Paper } from './paper';

interface Host {
  postMessage(message: FromView): void;
}
declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const words = JSON.parse(document.body.dataset['words'] ?? '{}') as Words;
const tell = (message: FromView): void => {
  host.postMessage(message);
};

const paper = new Paper(words, tell);
const keyboard = new Keyboard(paper);
const masthead = new Masthead(words, tell, keyboard);
document.body.append(masthead.element, paper.element);

window.addEventListener('message', ({ data }: MessageEvent<ToView>) => {
  switch (data.type) {
    case 'sheet': {
      const style = document.documentElement.style;
      style.setProperty('--proof-size', `${data.face.fontSize}px`);
      const family = data.face.fontFamily;
      style.setProperty('--proof-family', family === '' ? '' : `${family}, var(--newspaper)`);
      keyboard.around(() => {
        paper.show(data.sheet);
      });
      masthead.show(data.sheet);
      break;
    }
    case 'cursor':
      paper.readAlong(data.block, data.offset);
      break;
    case 'fixes':
      paper.offer(data.of, data.fixes);
  }
});
tell({ type: 'ready' });
