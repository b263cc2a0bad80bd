/** How many threads of Node's own pool the model server has: llama.cpp's calls run there, one after another. */

const FEW_CORES = 2;
const FEW_THREADS = 2;

/**
 * Each call wakes a thread of the pool, and with more threads than cores it is mostly one whose core has forgotten the
 * weights: with four threads on two cores a token of a 200-million model took 2 % longer than with two, and a token of a
 * tiny one 10 %. Two are the least: one that computes, and one that loads another model meanwhile.
 * @returns variables for the server's environment; what the user has set stays
 */
export function serverThreadVariables(cores: number, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (cores > FEW_CORES || env.UV_THREADPOOL_SIZE !== undefined) return {};
  return { UV_THREADPOOL_SIZE: String(FEW_THREADS) };
}
