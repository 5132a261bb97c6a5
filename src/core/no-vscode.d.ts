// `core` must not know the editor: tsconfig.json maps the module name `vscode` here, so that importing anything from it fails to compile.
export {};
