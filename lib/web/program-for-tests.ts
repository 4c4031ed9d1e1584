import { expect } from "vitest";
import { makeUser, type TestUser, testApp } from "@/lib/testing/world";
import { hashPassword } from "../identity/password/hash";
import { answerApi } from "./api";
import { callContextFrom } from "./session";

const password = "correct horse battery";

interface RequestOptions {
  bearer?: string;
  body?: object;
  /** Idempotency key. */
  key?: string;
}

/** A database, and an API client. The test file must mock next/headers. */
export async function openProgramStage() {
  const app = await testApp();
  const passwordHash = await hashPassword(password);
  let addresses = 0;

  async function send(method: string, path: string, { bearer, body, key }: RequestOptions = {}) {
    addresses += 1;
    const headers = new Headers({
      "x-forwarded-for": `198.51.100.${addresses % 250}`,
      "user-agent": "Test program",
    });
    if (bearer !== undefined) headers.set("authorization", `Bearer ${bearer}`);
    if (key !== undefined) headers.set("idempotency-key", key);
    if (body) headers.set("content-type", "application/json");
    const init = { method, headers, body: body ? JSON.stringify(body) : null };
    const request = new Request(`http://localhost:3999/api/v1${path}`, init);
    const answer = await answerApi(request, await callContextFrom(request));
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : undefined };
  }

  const signIn = (user: TestUser, more: object = {}) =>
    send("POST", "/auth/token", { body: { identifier: user.email, password, ...more } });

  return {
    app,
    send,
    signIn,
    makeUser: (name: string) => makeUser(app, name, { passwordHash }),
    refresh: (refreshToken: string) => send("POST", "/auth/token/refresh", { body: { refreshToken } }),
    async tokensOf(user: TestUser): Promise<{ accessToken: string; refreshToken: string }> {
      const { status, body } = await signIn(user);
      expect(status).toBe(200);
      return body;
    },
    async kindsOf({ id }: TestUser): Promise<string[]> {
      const { rows } = await app.asOwner("select kind from security_event where user_id = $1 order by id", [
        id,
      ]);
      return rows.map(({ kind }) => kind);
    },
  };
}

export type ProgramStage = Awaited<ReturnType<typeof openProgramStage>>;
