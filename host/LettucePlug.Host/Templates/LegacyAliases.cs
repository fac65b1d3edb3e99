namespace LettucePlug.Host.Templates;

/// <summary>
/// Variables of the app whose templates people bring along, and what they are here. <c>{{name</c> counts only where
/// the value is printed, because the bare name has a meaning of its own.
/// </summary>
internal static class LegacyAliases
{
    private static readonly Dictionary<string, string> Time = new()
    {
        ["date"] = "now.date",
        ["date_full"] = "now.date_full",
        ["datetime_iso"] = "now.iso",
        ["weekday"] = "now.weekday",
        ["time_hour"] = "now.hour",
        ["time_minute"] = "now.minute",
        ["time_second"] = "now.second",
        ["time_full"] = "now.time",
        ["time_12hour_format"] = "now.time_12",
        ["time_timezone"] = "now.zone",
        ["time_timezone_name"] = "now.zone",
    };

    private static readonly Dictionary<string, string> People = new(Time)
    {
        ["char"] = "character.name",
        ["char.name"] = "character.name",
        ["char.desc"] = "character.description",
        ["{{persona"] = "user",
        ["persona.desc"] = "persona.description",
    };

    public static IReadOnlyDictionary<string, string> Chat { get; } = new Dictionary<string, string>(People)
    {
        ["context_summary"] = "summary",
        ["key_memories"] = "memory_text",
        ["lorebook"] = "lore_text",
    };

    public static IReadOnlyDictionary<string, string> SceneWriter { get; } = new Dictionary<string, string>(People)
    {
        ["recent_messages"] = "transcript",
        ["scene_request"] = "request",
        ["image_model_instructions"] = "image_instructions",
        ["reference[character]"] = "character.reference",
        ["reference[persona]"] = "persona.reference",
        ["reference[chatBackground]"] = "background.reference",
        ["reference[chat_background]"] = "background.reference",
        ["image[character]"] = "media:character",
        ["image[persona]"] = "media:persona",
        ["image[chatBackground]"] = "media:chat_background",
        ["image[chat_background]"] = "media:chat_background",
    };

    public static IReadOnlyDictionary<string, string> AvatarGenerate { get; } = new Dictionary<string, string>(Time)
    {
        ["avatar_subject_name"] = "subject.name",
        ["avatar_subject_description"] = "subject.description",
        ["avatar_request"] = "request",
        ["char"] = "subject.name",
        ["char.name"] = "subject.name",
        ["char.desc"] = "subject.description",
        ["persona.name"] = "subject.name",
        ["persona.desc"] = "subject.description",
    };

    public static IReadOnlyDictionary<string, string> AvatarEdit { get; } = new Dictionary<string, string>(AvatarGenerate)
    {
        ["current_avatar_prompt"] = "current_prompt",
        ["edit_request"] = "request",
    };

    public static IReadOnlyDictionary<string, string> DesignReference { get; } = new Dictionary<string, string>(Time)
    {
        ["subject_name"] = "subject.name",
        ["subject_description"] = "subject.description",
        ["char"] = "subject.name",
        ["char.name"] = "subject.name",
        ["char.desc"] = "subject.description",
        ["image[avatar]"] = "media:avatar",
        ["image[references]"] = "media:references",
    };
}
