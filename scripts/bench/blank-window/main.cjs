/** The least an Electron program can be: one window as large as Coldaisle's, with an empty page. */
const { join } = require('node:path');
const { app, BrowserWindow } = require('electron');

void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    show: false,
    frame: process.platform === 'darwin',
    backgroundColor: '#0b0e11',
    title: 'Blank',
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false },
  });
  window.once('ready-to-show', () => window.show());
  return window.loadFile(join(__dirname, 'index.html'));
});
app.on('window-all-closed', () => app.quit());
