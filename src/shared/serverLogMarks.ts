/** Lines of server.log that programs look for. Whoever reads the log finds them plain words. */

/** The server has come through what it complained of further up: a load is over, or the next request begins. */
export const SURVIVED_MARK = "Works on: what stands above is over";

/** What a client writes when it ends a server that does not answer. */
export const ENDED_BY_CLIENT = "a client ends this server: it does not answer";

/** What the client writes that started a server, for the others: it alone is told of the signal. A signal's name follows. */
export const ENDED_WITH_SIGNAL = "this server was ended by the signal ";
