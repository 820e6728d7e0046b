package io.latchkey.contracts.internal;

/** One thing that a service asks of another: where it is asked, and how its bodies are written and read. */
public sealed interface InternalOperation {

    /** The path below the service's URL; an account's id goes where {@code {accountId}} stands. */
    String path();

    /**
     * {@code POST} of a JSON request, answered by 200 and a JSON response.
     *
     * @param maxRequestBytes a larger request is answered by 413
     */
    record RequestReply<Q, R>(String path, Class<Q> requestType, Class<R> responseType, int maxRequestBytes)
            implements InternalOperation {

        private static final int USUAL_BYTES = 256 * 1024;

        RequestReply(String path, Class<Q> requestType, Class<R> responseType) {
            this(path, requestType, responseType, USUAL_BYTES);
        }

        public byte[] writeRequest(Q request) {
            return InternalJson.write(request, requestType);
        }

        /** @throws InvalidMessage when the bytes are no such request */
        public Q readRequest(byte[] json) {
            return InternalJson.readRequest(json, requestType);
        }

        public byte[] writeResponse(R response) {
            return InternalJson.write(response, responseType);
        }

        /**
         * @throws UnknownOutcome when its outcome is not one of this version's
         * @throws InvalidMessage when the bytes are no such response
         */
        public R readResponse(byte[] json) {
            return InternalJson.readResponse(json, responseType);
        }
    }

    /** {@code GET} of what is known of an account, answered by 200 and a JSON response. */
    record AccountLookup<R>(String path, Class<R> responseType) implements InternalOperation {

        public byte[] writeResponse(R response) {
            return InternalJson.write(response, responseType);
        }

        /** @throws InvalidMessage when the bytes are no such response */
        public R readResponse(byte[] json) {
            return InternalJson.readResponse(json, responseType);
        }
    }

    /** {@code POST} of work, answered by 202 without a body once it is the other side's; safe to repeat. */
    record WorkHandover<Q>(String path, Class<Q> requestType) implements InternalOperation {

        public byte[] writeRequest(Q request) {
            return InternalJson.write(request, requestType);
        }

        /** @throws InvalidMessage when the bytes are no such request */
        public Q readRequest(byte[] json) {
            return InternalJson.readRequest(json, requestType);
        }
    }
}
