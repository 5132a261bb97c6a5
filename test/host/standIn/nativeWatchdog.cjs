// Takes the place of @vscode/native-watchdog's index.js where its native part was not compiled. The real one ends an
// extension host whose server has died; here the whole process group is ended by whoever started it.
'use strict';
exports.start = () => {};
