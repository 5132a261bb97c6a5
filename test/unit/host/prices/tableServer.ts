import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server of this computer in the place of the one that prices come from. */
export class TableServer {
  /** What it was asked, in order: `GET /ok`. */
  readonly requests: string[] = [];
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    server.prependListener('request', ({ method, url }) => this.requests.push(`${method} ${url}`));
  }

  static async start(pages: Readonly<Record<string, RequestListener>>): Promise<TableServer> {
    const server = createServer((request, response) => {
      const page = pages[request.url ?? ''];
      if (page) page(request, response);
      else response.writeHead(404).end('no such page');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new TableServer(server);
  }

  at(path: string): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${path}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
