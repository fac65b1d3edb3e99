using LettucePlug.Host.Assets;
using LettucePlug.Host.Workflows.Prompts;
using LettucePlug.Sdk;

namespace LettucePlug.Tests.Chats;

/// <summary>Plain prompts that show what was put into them.</summary>
internal sealed class FakePrompts : IPromptSource
{
    public const string Protocol = "You may end with <img>…</img>.";

    public List<PromptCall> Calls { get; } = [];

    public ValueTask<Prompt> RenderAsync(PromptCall call, CancellationToken cancellationToken)
    {
        Calls.Add(call);
        var text = call.Kind switch
        {
            PromptKinds.Chat =>
                $"You are {Name(call, "character")}. {call.Values["scene"]} {((bool)call.Values["scene_images"]! ? Protocol : "")}".TrimEnd(),
            PromptKinds.SceneWriter => $"Write a scene prompt. {call.Values["image_instructions"]}\n{call.Values["transcript"]}",
            PromptKinds.AvatarGenerate => $"avatar of {Name(call, "subject")}: {call.Values["request"]}",
            PromptKinds.AvatarEdit =>
                $"edit of {Name(call, "subject")}, keep who it is: {call.Values["request"]} (was: {call.Values["current_prompt"]})",
            _ => $"Describe {Name(call, "subject")}.",
        };
        var turns = new List<PromptTurn> { Turn(ChatRole.System, new PromptPiece.Words(text)) };
        turns.AddRange(call.Media.Values
            .Where(references => references.Count > 0)
            .Select(references => Turn(
                ChatRole.User, new PromptPiece.Words(Labels(references)), new PromptPiece.Pictures(references))));
        if (call.Kind == PromptKinds.Chat)
        {
            turns.Add(Turn(ChatRole.System, new PromptPiece.Conversation(null)));
        }

        return ValueTask.FromResult(new Prompt { Turns = turns, Text = text });
    }

    private static string Labels(IEnumerable<AssetReference> references) =>
        string.Join("; ", references.Select(one => one.Label));

    private static string? Name(PromptCall call, string who) =>
        (string?)((Dictionary<string, object?>?)call.Values[who])?["name"];

    private static PromptTurn Turn(ChatRole role, params PromptPiece[] pieces) => new() { Role = role, Pieces = pieces };
}
