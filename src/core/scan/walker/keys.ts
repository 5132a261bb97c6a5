// Field names and words as the eight-byte numbers that they are in memory (little-endian), since AssemblyScript compares no text without
// making objects of it. test/unit/scan/walkerKeys.test.ts compares each number with the word behind it.

function short(from: u32, length: u32): u64 {
  return load<u64>(from) & (~(<u64>0) >> ((<u64>(8 - length)) << 3));
}

export const TYPE: u32 = 1;
export const MESSAGE: u32 = 2;
export const TIMESTAMP: u32 = 4;
export const SESSION: u32 = 8;
export const CWD: u32 = 16;
export const VERSION: u32 = 32;
export const BRANCH: u32 = 64;
export const UUID: u32 = 128;
export const REQUEST: u32 = 256;
export const SIDECHAIN: u32 = 512;
export const SUBTYPE: u32 = 1024;
export const ATTACHMENT: u32 = 2048;
export const DETAIL: u32 = 4096;
export const FORKED: u32 = 8192;
export const COST: u32 = 16384;
export const TOLD: u32 = 32768;
export const DENIAL: u32 = 65536;
export const API_ERROR: u32 = 131072;
export const AGENT_TYPE: u32 = 262144;
export const SKILL: u32 = 524288;
export const META: u32 = 1048576;
export const COMPACT_SUMMARY: u32 = 2097152;
export const ORIGIN: u32 = 4194304;
export const WORKTREE: u32 = 8388608;
export const AGENT_ID_OF_RECORD: u32 = 16777216;
export const MESSAGE_UUID: u32 = 33554432;

/** The field of a record that this is the key of; 0 for one that says nothing here. */
export function recordField(from: u32, length: u32): u32 {
  switch (length) {
    case 3:
      if (short(from, 3) == 0x647763) return CWD; // cwd
      return 0;
    case 4:
      if (short(from, 4) == 0x65707974) return TYPE; // type
      if (short(from, 4) == 0x64697575) return UUID; // uuid
      if (short(from, 4) == 0x61746164) return DETAIL; // data
      return 0;
    case 6:
      if (short(from, 6) == 0x6174654d7369) return META; // isMeta
      if (short(from, 6) == 0x6e696769726f) return ORIGIN; // origin
      return 0;
    case 7:
      if (short(from, 7) == 0x6567617373656d) return MESSAGE; // message
      if (short(from, 7) == 0x6e6f6973726576) return VERSION; // version
      if (short(from, 7) == 0x65707974627573) return SUBTYPE; // subtype
      if (short(from, 7) == 0x44535574736f63) return COST; // costUSD
      if (short(from, 7) == 0x6449746e656761) return AGENT_ID_OF_RECORD; // agentId
      return 0;
    case 9:
      if (load<u64>(from) == 0x6d617473656d6974 && load<u64>(from + 1) == 0x706d617473656d69) return TIMESTAMP; // timestamp
      if (load<u64>(from) == 0x496e6f6973736573 && load<u64>(from + 1) == 0x64496e6f69737365) return SESSION; // sessionId
      if (load<u64>(from) == 0x636e617242746967 && load<u64>(from + 1) == 0x68636e6172427469) return BRANCH; // gitBranch
      if (load<u64>(from) == 0x4974736575716572 && load<u64>(from + 1) == 0x6449747365757165) return REQUEST; // requestId
      return 0;
    case 10:
      if (load<u64>(from) == 0x656d686361747461 && load<u64>(from + 2) == 0x746e656d68636174) return ATTACHMENT; // attachment
      if (load<u64>(from) == 0x724664656b726f66 && load<u64>(from + 2) == 0x6d6f724664656b72) return FORKED; // forkedFrom
      return 0;
    case 11:
      if (load<u64>(from) == 0x6863656469537369 && load<u64>(from + 3) == 0x6e69616863656469) return SIDECHAIN; // isSidechain
      if (load<u64>(from) == 0x556567617373656d && load<u64>(from + 3) == 0x6469755565676173) return MESSAGE_UUID; // messageUuid
      return 0;
    case 13:
      if (load<u64>(from) == 0x526573556c6f6f74 && load<u64>(from + 5) == 0x746c757365526573) return TOLD; // toolUseResult
      return 0;
    case 14:
      if (load<u64>(from) == 0x696e65446c6f6f74 && load<u64>(from + 6) == 0x646e694b6c61696e) return DENIAL; // toolDenialKind
      return 0;
    case 15:
      if (load<u64>(from) == 0x656572746b726f77 && load<u64>(from + 7) == 0x6e6f697373655365) return WORKTREE; // worktreeSession
      return 0;
    case 16:
      if (load<u64>(from) == 0x7475626972747461 && load<u64>(from + 8) == 0x746e6567416e6f69) return AGENT_TYPE; // attributionAgent
      if (load<u64>(from) == 0x7475626972747461 && load<u64>(from + 8) == 0x6c6c696b536e6f69) return SKILL; // attributionSkill
      if (load<u64>(from) == 0x6361706d6f437369 && load<u64>(from + 8) == 0x7972616d6d755374) return COMPACT_SUMMARY; // isCompactSummary
      return 0;
    case 17:
      if (
        load<u64>(from) == 0x7272456970417369 &&
        load<u64>(from + 8) == 0x67617373654d726f &&
        load<u64>(from + 9) == 0x6567617373654d72
      )
        return API_ERROR; // isApiErrorMessage
      return 0;
    default:
      return 0;
  }
}

export const ID: u32 = 1;
export const MODEL: u32 = 2;
export const CONTENT: u32 = 4;
export const USAGE: u32 = 8;
export const STOP_REASON: u32 = 16;
export const ORIGIN_KIND: u32 = 32;

/** The field of a message, likewise. */
export function messageField(from: u32, length: u32): u32 {
  switch (length) {
    case 2:
      if (short(from, 2) == 0x6469) return ID; // id
      return 0;
    case 4:
      if (short(from, 4) == 0x646e696b) return ORIGIN_KIND; // kind
      return 0;
    case 5:
      if (short(from, 5) == 0x6c65646f6d) return MODEL; // model
      if (short(from, 5) == 0x6567617375) return USAGE; // usage
      return 0;
    case 7:
      if (short(from, 7) == 0x746e65746e6f63) return CONTENT; // content
      return 0;
    case 11:
      if (load<u64>(from) == 0x6165725f706f7473 && load<u64>(from + 3) == 0x6e6f736165725f70) return STOP_REASON; // stop_reason
      return 0;
    default:
      return 0;
  }
}

export const BLOCK_TYPE: u32 = 1;
export const IS_ERROR: u32 = 2;
export const CALL_ID: u32 = 4;
export const RESULT_ID: u32 = 8;
export const TOOL_NAME: u32 = 16;
export const TOOL_INPUT: u32 = 32;
export const RESULT_CONTENT: u32 = 64;
export const BLOCK_TEXT: u32 = 128;

/** The field of a block of content, likewise. */
export function blockField(from: u32, length: u32): u32 {
  switch (length) {
    case 2:
      if (short(from, 2) == 0x6469) return CALL_ID; // id
      return 0;
    case 4:
      if (short(from, 4) == 0x65707974) return BLOCK_TYPE; // type
      if (short(from, 4) == 0x656d616e) return TOOL_NAME; // name
      if (short(from, 4) == 0x74786574) return BLOCK_TEXT; // text
      return 0;
    case 5:
      if (short(from, 5) == 0x7475706e69) return TOOL_INPUT; // input
      return 0;
    case 7:
      if (short(from, 7) == 0x746e65746e6f63) return RESULT_CONTENT; // content
      return 0;
    case 8:
      if (load<u64>(from) == 0x726f7272655f7369) return IS_ERROR; // is_error
      return 0;
    case 11:
      if (load<u64>(from) == 0x6573755f6c6f6f74 && load<u64>(from + 3) == 0x64695f6573755f6c) return RESULT_ID; // tool_use_id
      return 0;
    default:
      return 0;
  }
}

export const INPUT_TOKENS: u32 = 1;
export const OUTPUT_TOKENS: u32 = 2;
export const CACHE_READ: u32 = 4;
export const CACHE_WRITE: u32 = 8;
export const CACHE_CREATION: u32 = 16;
export const WRITE_5M: u32 = 32;
export const WRITE_1H: u32 = 64;
export const SERVER_TOOLS: u32 = 128;
export const WEB_SEARCHES: u32 = 256;
export const SERVICE_TIER: u32 = 512;
export const SPEED: u32 = 1024;
export const GEO: u32 = 2048;
export const OUTPUT_DETAILS: u32 = 4096;
export const THINKING: u32 = 8192;
export const ITERATIONS: u32 = 16384;
export const ITERATION_TYPE: u32 = 32768;

/** The field of a usage or of the objects inside it, likewise. */
export function usageField(from: u32, length: u32): u32 {
  switch (length) {
    case 4:
      if (short(from, 4) == 0x65707974) return ITERATION_TYPE; // type
      return 0;
    case 5:
      if (short(from, 5) == 0x6465657073) return SPEED; // speed
      return 0;
    case 10:
      if (load<u64>(from) == 0x6f69746172657469 && load<u64>(from + 2) == 0x736e6f6974617265) return ITERATIONS; // iterations
      return 0;
    case 12:
      if (load<u64>(from) == 0x6f745f7475706e69 && load<u64>(from + 4) == 0x736e656b6f745f74) return INPUT_TOKENS; // input_tokens
      if (load<u64>(from) == 0x5f65636976726573 && load<u64>(from + 4) == 0x726569745f656369) return SERVICE_TIER; // service_tier
      return 0;
    case 13:
      if (load<u64>(from) == 0x745f74757074756f && load<u64>(from + 5) == 0x736e656b6f745f74) return OUTPUT_TOKENS; // output_tokens
      if (load<u64>(from) == 0x636e657265666e69 && load<u64>(from + 5) == 0x6f65675f65636e65) return GEO; // inference_geo
      return 0;
    case 14:
      if (load<u64>(from) == 0x72635f6568636163 && load<u64>(from + 6) == 0x6e6f697461657263) return CACHE_CREATION; // cache_creation
      return 0;
    case 15:
      if (load<u64>(from) == 0x745f726576726573 && load<u64>(from + 7) == 0x6573755f6c6f6f74) return SERVER_TOOLS; // server_tool_use
      if (load<u64>(from) == 0x676e696b6e696874 && load<u64>(from + 7) == 0x736e656b6f745f67) return THINKING; // thinking_tokens
      return 0;
    case 19:
      if (
        load<u64>(from) == 0x726165735f626577 &&
        load<u64>(from + 8) == 0x65757165725f6863 &&
        load<u64>(from + 11) == 0x7374736575716572
      )
        return WEB_SEARCHES; // web_search_requests
      return 0;
    case 21:
      if (
        load<u64>(from) == 0x745f74757074756f &&
        load<u64>(from + 8) == 0x65645f736e656b6f &&
        load<u64>(from + 13) == 0x736c69617465645f
      )
        return OUTPUT_DETAILS; // output_tokens_details
      return 0;
    case 23:
      if (
        load<u64>(from) == 0x65725f6568636163 &&
        load<u64>(from + 8) == 0x7475706e695f6461 &&
        load<u64>(from + 15) == 0x736e656b6f745f74
      )
        return CACHE_READ; // cache_read_input_tokens
      return 0;
    case 25:
      if (
        load<u64>(from) == 0x6172656d65687065 &&
        load<u64>(from + 8) == 0x706e695f6d355f6c &&
        load<u64>(from + 16) == 0x6e656b6f745f7475 &&
        load<u64>(from + 17) == 0x736e656b6f745f74
      )
        return WRITE_5M; // ephemeral_5m_input_tokens
      if (
        load<u64>(from) == 0x6172656d65687065 &&
        load<u64>(from + 8) == 0x706e695f68315f6c &&
        load<u64>(from + 16) == 0x6e656b6f745f7475 &&
        load<u64>(from + 17) == 0x736e656b6f745f74
      )
        return WRITE_1H; // ephemeral_1h_input_tokens
      return 0;
    case 27:
      if (
        load<u64>(from) == 0x72635f6568636163 &&
        load<u64>(from + 8) == 0x695f6e6f69746165 &&
        load<u64>(from + 16) == 0x6b6f745f7475706e &&
        load<u64>(from + 19) == 0x736e656b6f745f74
      )
        return CACHE_WRITE; // cache_creation_input_tokens
      return 0;
    default:
      return 0;
  }
}

export const FILE_PATH: u32 = 1;
export const NOTEBOOK_PATH: u32 = 2;
export const SKILL_NAME: u32 = 4;
export const SKILL_COMMAND: u32 = 8;
export const SUBAGENT_TYPE: u32 = 16;

/** What of a tool's input may be its subject, likewise. */
export function inputField(from: u32, length: u32): u32 {
  switch (length) {
    case 5:
      if (short(from, 5) == 0x6c6c696b73) return SKILL_NAME; // skill
      return 0;
    case 7:
      if (short(from, 7) == 0x646e616d6d6f63) return SKILL_COMMAND; // command
      return 0;
    case 9:
      if (load<u64>(from) == 0x7461705f656c6966 && load<u64>(from + 1) == 0x687461705f656c69) return FILE_PATH; // file_path
      return 0;
    case 13:
      if (load<u64>(from) == 0x6b6f6f6265746f6e && load<u64>(from + 5) == 0x687461705f6b6f6f) return NOTEBOOK_PATH; // notebook_path
      if (load<u64>(from) == 0x746e656761627573 && load<u64>(from + 5) == 0x657079745f746e65) return SUBAGENT_TYPE; // subagent_type
      return 0;
    default:
      return 0;
  }
}

export const READ: u32 = 1;
export const EDIT: u32 = 2;
export const WRITE: u32 = 4;
export const MULTI_EDIT: u32 = 8;
export const NOTEBOOK_EDIT: u32 = 16;
export const SKILL_TOOL: u32 = 32;
export const TASK: u32 = 64;
export const AGENT: u32 = 128;

/** The tool of this name, if it has a subject. */
export function toolOf(from: u32, length: u32): u32 {
  switch (length) {
    case 4:
      if (short(from, 4) == 0x64616552) return READ; // Read
      if (short(from, 4) == 0x74696445) return EDIT; // Edit
      if (short(from, 4) == 0x6b736154) return TASK; // Task
      return 0;
    case 5:
      if (short(from, 5) == 0x6574697257) return WRITE; // Write
      if (short(from, 5) == 0x6c6c696b53) return SKILL_TOOL; // Skill
      if (short(from, 5) == 0x746e656741) return AGENT; // Agent
      return 0;
    case 9:
      if (load<u64>(from) == 0x69644569746c754d && load<u64>(from + 1) == 0x7469644569746c75) return MULTI_EDIT; // MultiEdit
      return 0;
    case 12:
      if (load<u64>(from) == 0x6b6f6f6265746f4e && load<u64>(from + 4) == 0x746964456b6f6f62) return NOTEBOOK_EDIT; // NotebookEdit
      return 0;
    default:
      return 0;
  }
}

export const PATCH: u32 = 1;
export const PATCH_LINES: u32 = 2;
export const TOLD_TYPE: u32 = 4;
export const TOLD_CONTENT: u32 = 8;
export const OLD_STRING: u32 = 16;
export const USER_MODIFIED: u32 = 32;
export const INTERRUPTED: u32 = 64;
export const AGENT_ID: u32 = 128;
export const TOLD_AGENT_TYPE: u32 = 256;
export const IS_ASYNC: u32 = 512;
export const STATUS: u32 = 1024;
export const BACKGROUND_TASK: u32 = 2048;

/** The field of a toolUseResult or of a hunk of its patch, likewise. */
export function toldField(from: u32, length: u32): u32 {
  switch (length) {
    case 4:
      if (short(from, 4) == 0x65707974) return TOLD_TYPE; // type
      return 0;
    case 5:
      if (short(from, 5) == 0x73656e696c) return PATCH_LINES; // lines
      return 0;
    case 6:
      if (short(from, 6) == 0x737574617473) return STATUS; // status
      return 0;
    case 7:
      if (short(from, 7) == 0x746e65746e6f63) return TOLD_CONTENT; // content
      if (short(from, 7) == 0x6449746e656761) return AGENT_ID; // agentId
      if (short(from, 7) == 0x636e7973417369) return IS_ASYNC; // isAsync
      return 0;
    case 9:
      if (load<u64>(from) == 0x6e69727453646c6f && load<u64>(from + 1) == 0x676e69727453646c) return OLD_STRING; // oldString
      if (load<u64>(from) == 0x707954746e656761 && load<u64>(from + 1) == 0x65707954746e6567) return TOLD_AGENT_TYPE; // agentType
      return 0;
    case 11:
      if (load<u64>(from) == 0x7075727265746e69 && load<u64>(from + 3) == 0x6465747075727265) return INTERRUPTED; // interrupted
      return 0;
    case 12:
      if (load<u64>(from) == 0x69646f4d72657375 && load<u64>(from + 4) == 0x6465696669646f4d) return USER_MODIFIED; // userModified
      return 0;
    case 15:
      if (load<u64>(from) == 0x7275746375727473 && load<u64>(from + 7) == 0x6863746150646572) return PATCH; // structuredPatch
      return 0;
    case 16:
      if (load<u64>(from) == 0x756f72676b636162 && load<u64>(from + 8) == 0x64496b736154646e) return BACKGROUND_TASK; // backgroundTaskId
      return 0;
    default:
      return 0;
  }
}

export const ASSISTANT: u32 = 1;
export const USER: u32 = 2;
export const ATTACHMENT_KIND: u32 = 4;
export const PROGRESS: u32 = 8;
export const AGENT_PROGRESS: u32 = 16;
export const TEXT: u32 = 32;
export const TOOL_USE: u32 = 64;
export const TOOL_RESULT: u32 = 128;
export const OWN_ROUND: u32 = 256;
export const END_TURN: u32 = 512;
export const STOP_SEQUENCE: u32 = 1024;
export const FAST: u32 = 2048;
export const US: u32 = 4096;
export const BATCH: u32 = 8192;
export const PRIORITY: u32 = 16384;
export const CREATE: u32 = 32768;
export const UPDATE: u32 = 65536;
export const ASYNC_LAUNCHED: u32 = 131072;
export const SYSTEM: u32 = 262144;
export const SUMMARY: u32 = 524288;
export const CUSTOM_TITLE: u32 = 1048576;
export const AGENT_NAME: u32 = 2097152;
export const AI_TITLE: u32 = 4194304;
export const LOCAL_COMMAND: u32 = 8388608;
export const COMPACT_BOUNDARY: u32 = 16777216;
export const MICROCOMPACT_BOUNDARY: u32 = 33554432;
export const ERROR_RETRIED: u32 = 67108864;
export const HUMAN: u32 = 134217728;

/** The word that a value is; 0 for any other. */
export function wordOf(from: u32, length: u32): u32 {
  switch (length) {
    case 2:
      if (short(from, 2) == 0x7375) return US; // us
      return 0;
    case 4:
      if (short(from, 4) == 0x72657375) return USER; // user
      if (short(from, 4) == 0x74786574) return TEXT; // text
      if (short(from, 4) == 0x74736166) return FAST; // fast
      return 0;
    case 5:
      if (short(from, 5) == 0x6863746162) return BATCH; // batch
      if (short(from, 5) == 0x6e616d7568) return HUMAN; // human
      return 0;
    case 6:
      if (short(from, 6) == 0x657461657263) return CREATE; // create
      if (short(from, 6) == 0x657461647075) return UPDATE; // update
      if (short(from, 6) == 0x6d6574737973) return SYSTEM; // system
      return 0;
    case 7:
      if (short(from, 7) == 0x6567617373656d) return OWN_ROUND; // message
      if (short(from, 7) == 0x7972616d6d7573) return SUMMARY; // summary
      return 0;
    case 8:
      if (load<u64>(from) == 0x73736572676f7270) return PROGRESS; // progress
      if (load<u64>(from) == 0x6573755f6c6f6f74) return TOOL_USE; // tool_use
      if (load<u64>(from) == 0x6e7275745f646e65) return END_TURN; // end_turn
      if (load<u64>(from) == 0x797469726f697270) return PRIORITY; // priority
      if (load<u64>(from) == 0x656c7469742d6961) return AI_TITLE; // ai-title
      return 0;
    case 9:
      if (load<u64>(from) == 0x6e61747369737361 && load<u64>(from + 1) == 0x746e617473697373) return ASSISTANT; // assistant
      if (load<u64>(from) == 0x6f7272655f697061 && load<u64>(from + 1) == 0x726f7272655f6970) return ERROR_RETRIED; // api_error
      return 0;
    case 10:
      if (load<u64>(from) == 0x656d686361747461 && load<u64>(from + 2) == 0x746e656d68636174) return ATTACHMENT_KIND; // attachment
      if (load<u64>(from) == 0x616e2d746e656761 && load<u64>(from + 2) == 0x656d616e2d746e65) return AGENT_NAME; // agent-name
      return 0;
    case 11:
      if (load<u64>(from) == 0x7365725f6c6f6f74 && load<u64>(from + 3) == 0x746c757365725f6c) return TOOL_RESULT; // tool_result
      return 0;
    case 12:
      if (load<u64>(from) == 0x742d6d6f74737563 && load<u64>(from + 4) == 0x656c7469742d6d6f) return CUSTOM_TITLE; // custom-title
      return 0;
    case 13:
      if (load<u64>(from) == 0x7165735f706f7473 && load<u64>(from + 5) == 0x65636e6575716573) return STOP_SEQUENCE; // stop_sequence
      if (load<u64>(from) == 0x6f635f6c61636f6c && load<u64>(from + 5) == 0x646e616d6d6f635f) return LOCAL_COMMAND; // local_command
      return 0;
    case 14:
      if (load<u64>(from) == 0x72705f746e656761 && load<u64>(from + 6) == 0x73736572676f7270) return AGENT_PROGRESS; // agent_progress
      if (load<u64>(from) == 0x616c5f636e797361 && load<u64>(from + 6) == 0x646568636e75616c) return ASYNC_LAUNCHED; // async_launched
      return 0;
    case 16:
      if (load<u64>(from) == 0x5f746361706d6f63 && load<u64>(from + 8) == 0x797261646e756f62) return COMPACT_BOUNDARY; // compact_boundary
      return 0;
    case 21:
      if (
        load<u64>(from) == 0x6d6f636f7263696d &&
        load<u64>(from + 8) == 0x756f625f74636170 &&
        load<u64>(from + 13) == 0x797261646e756f62
      )
        return MICROCOMPACT_BOUNDARY; // microcompact_boundary
      return 0;
    default:
      return 0;
  }
}
