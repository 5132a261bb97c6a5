export * from '../model/tracerCache.ts';
