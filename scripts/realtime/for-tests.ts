import { type Settings, settingsFrom } from "./settings";
import { startRealtime } from "./start";

const credentials = {
  PUSHER_APP_ID: "1",
  PUSHER_KEY: "realtime-key-for-tests",
  PUSHER_SECRET: "realtime-secret-for-tests",
};

/** The server on a free port, with the application's environment for it. */
export async function startRealtimeForTests(settings: Partial<Settings> = {}) {
  const given = { ...credentials, REALTIME_PORT: 0, ...settings };
  const { port, load, stop } = await startRealtime(settingsFrom(given));
  const apiUrl = `http://localhost:${port}`;
  const socketUrl = `ws://localhost:${port}`;
  const env = { ...credentials, PUSHER_API_URL: apiUrl, PUSHER_SOCKET_URL: socketUrl };
  return { env, apiUrl, socketUrl, load, close: stop };
}
