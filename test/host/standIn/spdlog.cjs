// Takes the place of @vscode/spdlog's index.js where its native part was not compiled: the same calls, plain files underneath.
// Every process of VS Code opens its log through this; without it each prints a stack trace and goes on without a log.
'use strict';
const fs = require('node:fs');
const path = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
const INFO = 2;

class Logger {
  constructor(name, file) {
    this.name = name;
    this.file = file;
    this.level = INFO;
    this.isFormatted = true;
    fs.mkdirSync(path.dirname(file), { recursive: true });
  }

  write(level, message) {
    if (level < this.level || this.file === undefined) return;
    const line = this.isFormatted ? `${new Date().toISOString()} [${LEVELS[level]}] ${message}\n` : message;
    try {
      fs.appendFileSync(this.file, line);
    } catch {
      // The folder of a test that has ended is gone while a process is still saying goodbye; nobody will read the line.
      this.file = undefined;
    }
  }

  trace(message) {
    this.write(0, message);
  }
  debug(message) {
    this.write(1, message);
  }
  info(message) {
    this.write(2, message);
  }
  warn(message) {
    this.write(3, message);
  }
  error(message) {
    this.write(4, message);
  }
  critical(message) {
    this.write(5, message);
  }

  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {}
  clearFormatters() {
    this.isFormatted = false;
  }
  flush() {}
  drop() {
    this.file = undefined;
  }
}

const createLogger = async (name, file) => new Logger(name, file);

// One by one, for VS Code imports this as a module and Node finds only such names in a file of the old kind.
exports.version = 0;
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
