import type { ApiMethod, ApiResource, ApiVerb } from "#app/domain/access/api-resource.ts";

/** A resource of `/api/v1` with its exact types, so that a route's handlers are checked against it. */
export function resource<const P extends string, const M extends Partial<Record<ApiVerb, ApiMethod>>>(
  path: P,
  methods: M,
): ApiResource<P, M> {
  return { path, methods };
}
