// Imported before anything else, so that this file's process knows the kinds that only tests trade.
process.env.AMANA_TEST_KINDS = "1";
