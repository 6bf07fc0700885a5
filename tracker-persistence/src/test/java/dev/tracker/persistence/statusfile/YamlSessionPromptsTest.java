package dev.tracker.persistence.statusfile;

import dev.tracker.core.statusfile.SessionPromptFormat;
import dev.tracker.testkit.contract.SessionPromptFormatContract;

class YamlSessionPromptsTest extends SessionPromptFormatContract {

    @Override
    protected SessionPromptFormat format() {
        return new YamlSessionPrompts();
    }
}
