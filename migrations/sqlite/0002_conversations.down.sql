DROP TABLE chat_messages_text;
DROP TABLE message_people;
DROP TABLE chat_messages;
DROP TABLE chat_sessions;
