using LettucePlug.Host.Conversations;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Workflows.Chats;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows.Scenes;

/// <summary>What becomes of a scene prompt that came with a reply.</summary>
internal sealed class SceneOfReply(
    ChatStore chats, RouteFinder routes, SceneReferences references, RenderScene render, TimeProvider time)
{
    /// <summary>The chat's mode, or off where nothing could render a prompt: the model is not told to write any then.</summary>
    public SceneMode Available(ChatConfig config, Action<WorkflowEvent> emit)
    {
        if (config.SceneMode is not (SceneMode.AskFirst or SceneMode.Automatic))
        {
            return config.SceneMode;
        }

        if (routes.Explain(Feature.SceneImage, config.Model(Feature.SceneImage)).Refusal is not { } refusal)
        {
            return config.SceneMode;
        }

        emit(new WorkflowEvent.Warned($"There will be no scene image: {refusal.Message} {refusal.Hint}"));
        return SceneMode.Off;
    }

    public Approval Propose(ReplyPlace place, string prompt) => new()
    {
        Id = chats.NewId(),
        Chat = place.Chat.Id,
        Message = place.Message,
        Variant = place.Variant,
        Prompt = prompt,
        Proposed = prompt,
        State = ApprovalState.Pending,
        CreatedAt = time.GetUtcNow(),
    };

    public async Task TellAsync(Cast cast, Approval approval, Action<WorkflowEvent> emit, CancellationToken cancellationToken) =>
        emit(new WorkflowEvent.SceneProposed(approval, await references.GatherAsync(cast, emit, cancellationToken)));

    /// <summary>Renders it at once. Failing concerns the image alone, and is told, not thrown.</summary>
    public async Task RenderAsync(
        ReplyPlace place, string prompt, Action<WorkflowEvent> emit, CancellationToken cancellationToken)
    {
        var ask = new SceneAsk
        {
            Chat = place.Chat.Id,
            Message = place.Message,
            Variant = place.Variant,
            Prompt = prompt,
        };
        var hasJob = false;
        try
        {
            await render.RunAsync(
                ask,
                happened =>
                {
                    hasJob |= happened is WorkflowEvent.JobCreated;
                    emit(happened);
                },
                cancellationToken);
        }
        catch (Exception failure) when (failure is LettucePlugException or ProviderException or StorageException)
        {
            var (code, hint) = failure is LettucePlugException known ? (known.Code, known.Hint) : ("scene-failed", null);
            if (!hasJob && failure is not StorageException)
            {
                await render.NoteFailureAsync(ask, $"{failure.Message} {hint}".Trim());
            }

            emit(new WorkflowEvent.SceneFailed(code, failure.Message, hint));
        }
    }
}
