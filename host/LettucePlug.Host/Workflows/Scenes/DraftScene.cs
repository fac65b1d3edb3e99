using System.Text.RegularExpressions;
using LettucePlug.Host.Assets;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Settings;
using LettucePlug.Host.Workflows.Chats;
using LettucePlug.Host.Workflows.Prompts;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows.Scenes;

/// <summary>
/// Has a model write the scene prompt of a message, from that message and the two before it, how everybody looks and
/// the references. What it writes waits for the user's word.
/// </summary>
internal sealed partial class DraftScene(
    ChatStore chats,
    ApprovalStore approvals,
    CastFinder casts,
    SceneReferences references,
    RouteFinder routes,
    IConnectionOpener connections,
    IPromptSource prompts,
    PromptMessages messages,
    SettingsStore settings,
    TimeProvider time)
{
    /// <summary>The message itself and the two before it.</summary>
    private const int Window = 3;
    private const int MaxTokens = 1280;

    public IAsyncEnumerable<WorkflowEvent> RunAsync(SceneAsk ask, CancellationToken cancellationToken) =>
        WorkflowStream.RunAsync((emit, token) => RunAsync(ask, emit, token), cancellationToken);

    private async Task RunAsync(SceneAsk ask, Action<WorkflowEvent> emit, CancellationToken cancellationToken)
    {
        var chat = await chats.GetAsync(ask.Chat, cancellationToken);
        var config = new ChatConfig(chat, settings);
        if (!config.ScenesAreOn)
        {
            throw SceneException.Off();
        }

        var cast = await casts.FindAsync(chat, emit, cancellationToken);
        var window = await WindowAsync(chat, ask.Message, cancellationToken);
        var writers = routes.Explain(Feature.SceneWriter, ask.Model ?? config.Model(Feature.SceneWriter));
        var renderers = routes.Explain(Feature.SceneImage, config.Model(Feature.SceneImage));
        if (writers.Chosen is not { } writer || renderers.Chosen is not { } renderer)
        {
            throw SceneException.Missing(writers, renderers);
        }

        var gathered = await references.GatherAsync(cast, emit, cancellationToken);
        var prompt = await prompts.RenderAsync(Call(cast, window, gathered, writer, renderer), cancellationToken);
        foreach (var warning in prompt.Warnings)
        {
            emit(new WorkflowEvent.Warned(warning));
        }

        var connection = await connections.OpenAsync(writer.Connection, cancellationToken);
        emit(new WorkflowEvent.Routed(writer.Id, writer.Connection, writers.ReasonsFor(writer)));
        var built = await messages.BuildAsync(prompt, [], emit, cancellationToken);
        var text = OnePrompt(await WriterCall.RunAsync(connection, writer, built, MaxTokens, emit, cancellationToken))
            ?? throw ReplyException.NoPrompt(writer);
        var approval = new Approval
        {
            Id = chats.NewId(),
            Chat = chat.Id,
            Message = window[^1].Id,
            Variant = window[^1].Current.Id,
            Prompt = text,
            Proposed = text,
            State = ApprovalState.Pending,
            CreatedAt = time.GetUtcNow(),
        };
        await approvals.AddAsync(approval, cancellationToken);
        emit(new WorkflowEvent.SceneProposed(approval, gathered));
    }

    /// <summary>The one prompt in what a model wrote, whatever it put around it; null where there is none.</summary>
    public static string? OnePrompt(string written)
    {
        var parser = new SceneTagParser();
        parser.Feed(WriterCall.Bare(written));
        parser.Complete();
        var text = parser.Prompt ?? parser.UnfinishedPrompt ?? parser.Text;
        var bare = WriterCall.Bare(Markers().Replace(Lead().Replace(text.Trim(), ""), " "));
        var clean = BlankLines().Replace(bare, "\n").Trim();
        return clean.Length > 0 ? clean : null;
    }

    private async Task<IReadOnlyList<Message>> WindowAsync(Chat chat, string? id, CancellationToken cancellationToken)
    {
        if (id is not null)
        {
            await chats.GetMessageAsync(chat.Id, id, cancellationToken);
        }

        var window = await chats.LastAsync(chat.Id, Window, id, cancellationToken);
        return window.Count > 0 ? window : throw ConversationException.EmptyChat(chat.Id);
    }

    private static PromptCall Call(
        Cast cast,
        IReadOnlyList<Message> window,
        IReadOnlyList<AssetReference> references,
        ConfiguredModel writer,
        ConfiguredModel renderer)
    {
        IReadOnlyList<AssetReference> Of(ReferenceRole role) => [.. references.Where(one => one.Role == role.Name)];
        var lines = window
            .Where(message => message.Current.Text.Length > 0)
            .Select(message => (message.Role, Name: NameOf(message, cast), message.Current.Text))
            .ToList();
        return new PromptCall
        {
            Kind = PromptKinds.SceneWriter,
            Style = renderer.Settings.GetValueOrDefault(ModelSettings.PromptStyle),
            Model = writer,
            Values = new Dictionary<string, object?>
            {
                ["character"] = Cast.Describe(cast.Character, Of(ReferenceRole.Character).Count),
                ["persona"] = Cast.Describe(cast.Persona, Of(ReferenceRole.Persona).Count),
                ["user"] = cast.UserName,
                ["messages"] = lines
                    .Select(line => (object?)new Dictionary<string, object?>
                    {
                        ["role"] = line.Role,
                        ["name"] = line.Name,
                        ["text"] = line.Text,
                    })
                    .ToList(),
                ["transcript"] = string.Join('\n', lines.Select(line => $"{line.Name}: {line.Text}")),
                ["background"] = Of(ReferenceRole.Background) is { Count: > 0 } places
                    ? new Dictionary<string, object?> { ["image_count"] = places.Count }
                    : null,
                ["image_instructions"] = renderer.Settings.GetValueOrDefault(ModelSettings.PromptWriterInstructions),
            },
            Media = new Dictionary<string, IReadOnlyList<AssetReference>>
            {
                ["character"] = Of(ReferenceRole.Character),
                ["persona"] = Of(ReferenceRole.Persona),
                ["chat_background"] = Of(ReferenceRole.Background),
            },
        };
    }

    private static string NameOf(Message message, Cast cast) =>
        message.Role == ChatRole.User.Name ? cast.UserName : cast.Character.Name;

    [GeneratedRegex(@"\[/?continue\]|</?img>", RegexOptions.IgnoreCase)]
    private static partial Regex Markers();

    [GeneratedRegex(@"\A(?:\*\*)?(?:scene |image )?prompt(?:\*\*)?:(?:\*\*)?\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Lead();

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex BlankLines();
}
