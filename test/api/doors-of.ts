/** Every door of a running service, as Nest knows them, with their marks; and every route Fastify would answer. */
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Permission } from '../../src/access/permissions.js';
import { requiresKey } from '../../src/access/requires.js';
import { publicDoorKey } from '../../src/http/public-door.js';

export type Mark = { readonly permission: Permission } | 'public' | null;

export interface Door {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly mark: Mark;
  /** For messages of the test. */
  readonly name: string;
}

type Handler = (...given: unknown[]) => unknown;
const listed = (path: unknown): readonly string[] => [(path ?? '') as string | string[]].flat();
const joined = (...parts: readonly string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .join('/')}`;

export function doorsOf(app: NestFastifyApplication): readonly Door[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    if (typeof metatype !== 'function') return [];
    const prototype = metatype.prototype as Readonly<Record<string, unknown>>;
    const handlers = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
    return handlers.flatMap((name) => doorsBehind(metatype as unknown as Handler, prototype[name], name));
  });
}

function doorsBehind(controller: Handler, handler: unknown, name: string): readonly Door[] {
  if (typeof handler !== 'function') return [];
  const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
  if (method === undefined) return [];
  const verb = RequestMethod[method] as Door['method'];
  return listed(Reflect.getMetadata(PATH_METADATA, controller)).flatMap((start) =>
    listed(Reflect.getMetadata(PATH_METADATA, handler)).map((end) => ({
      method: verb,
      path: joined(start, end),
      mark: markOf(handler) ?? markOf(controller),
      name: `${controller.name}.${name}`,
    })),
  );
}

function markOf(place: object): Mark {
  const permission = Reflect.getMetadata(requiresKey, place) as Permission | undefined;
  if (permission !== undefined) return { permission };
  return Reflect.getMetadata(publicDoorKey, place) === true ? 'public' : null;
}

/** Before `init`: collects what is registered from then on. */
export function routesAsRegistered(app: NestFastifyApplication): readonly { method: string; path: string }[] {
  const routes: { method: string; path: string }[] = [];
  const instance = app.getHttpAdapter().getInstance();
  instance.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD' && one !== 'OPTIONS') routes.push({ method: one, path: url });
  });
  return routes;
}
