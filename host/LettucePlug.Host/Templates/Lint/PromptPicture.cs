using System.Text;
using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>A prompt as text for people and snapshots: roles and parts in brackets that stand on lines of their own.</summary>
internal static class PromptPicture
{
    public static string Of(RenderedPrompt prompt)
    {
        var text = new StringBuilder();
        foreach (var message in prompt.Messages)
        {
            text.Append(text.Length > 0 ? "\n\n" : "");
            text.Append(message.Role is { } role ? $"--- {role} ---" : "--- conversation ---");
            foreach (var part in message.Parts)
            {
                text.Append('\n').Append(part switch
                {
                    TextPart words => words.Text.Trim('\n'),
                    MediaPart media => $"[{media.Slot}: {string.Join(", ", media.Media.Select(one => one.Label.Length > 0 ? one.Label : one.Id))}]",
                    HistoryPart { Last: { } last } => $"[the last {last} messages]",
                    _ => "[the messages]",
                });
            }
        }

        return text.Append('\n').ToString();
    }
}
