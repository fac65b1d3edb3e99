using LettucePlug.Host.Conversations;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Settings;

namespace LettucePlug.Host.Workflows.Chats;

/// <summary>The settings as they are in one chat: its own over those of the program.</summary>
internal sealed class ChatConfig(Chat chat, SettingsStore settings)
{
    private const string Automatic = "automatic";
    private const string AskFirst = "askFirst";

    public int ContextTokens => int.Parse(Text("chat.contextTokens"), System.Globalization.CultureInfo.InvariantCulture);

    public int ReplyTokens => int.Parse(Text("chat.replyTokens"), System.Globalization.CultureInfo.InvariantCulture);

    public bool ReplacesSceneImages => Text("scene.result") == "replace";

    public bool ScenesAreOn => Text("scene.enabled") == "true";

    public SceneMode SceneMode => !ScenesAreOn ? SceneMode.Off : Text("scene.mode") switch
    {
        Automatic => SceneMode.Automatic,
        AskFirst => SceneMode.AskFirst,
        _ => SceneMode.Manual,
    };

    /// <summary>What the chat says about image models, by the keys of a model's settings.</summary>
    public IReadOnlyDictionary<string, string> ModelSettings =>
        chat.Overrides.Where(pair => !IsSetting(pair.Key)).ToDictionary();

    /// <summary>The model that the chat itself names for a feature; null where it names none.</summary>
    public string? Model(Feature feature) => chat.Overrides.GetValueOrDefault(feature.SettingKey);

    /// <summary>The key and value of an override as they are stored; throws where they make no sense.</summary>
    public static KeyValuePair<string, string> Check(string key, string value)
    {
        if (!IsSetting(key))
        {
            return Connections.ModelSettings.Check(key, value.Trim());
        }

        var setting = SettingDefinitions.Find(key);
        return new(setting.Key, setting.Normalise(value));
    }

    private string Text(string key) => chat.Overrides.GetValueOrDefault(key) ?? settings.Text(key);

    private static bool IsSetting(string key) =>
        key.Contains('.', StringComparison.Ordinal)
        && !key.StartsWith(Connections.ModelSettings.TokenPrefix, StringComparison.Ordinal);
}
