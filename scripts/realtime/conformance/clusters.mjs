/** The suite's two clusters with its keys; ids and secrets are ours. */
export const clusters = [
  {
    name: "MT1",
    hosts: ["ws-mt1.pusher.com", "api-mt1.pusher.com"],
    app: { PUSHER_APP_ID: "1", PUSHER_KEY: "c49a449b916bb4246729", PUSHER_SECRET: "secret-of-cluster-mt1" },
  },
  {
    name: "EU",
    hosts: ["ws-eu.pusher.com", "api-eu.pusher.com"],
    app: { PUSHER_APP_ID: "2", PUSHER_KEY: "cb7d5e50f5669e5c9ae6", PUSHER_SECRET: "secret-of-cluster-eu" },
  },
];
