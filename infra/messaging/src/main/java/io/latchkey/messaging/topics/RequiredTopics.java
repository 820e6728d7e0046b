package io.latchkey.messaging.topics;

import io.latchkey.contracts.Topic;
import java.util.List;

/** Topics that a part of the service needs. */
public record RequiredTopics(List<Topic> topics) {}
