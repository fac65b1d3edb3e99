using LettucePlug.Host.Assets;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Settings;
using LettucePlug.Host.Workflows.Chats;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows.Scenes;

/// <summary>
/// Makes the image of a scene prompt and attaches it to the message it belongs to. The place in the message, the job
/// and the answer to an approval are written in one batch, before anything is sent.
/// </summary>
internal sealed class RenderScene(
    ChatStore chats,
    ApprovalStore approvals,
    CastFinder casts,
    SceneReferences references,
    SettingsStore settings,
    GenerateImage generate,
    TimeProvider time)
{
    public IAsyncEnumerable<WorkflowEvent> RunAsync(SceneAsk ask, CancellationToken cancellationToken) =>
        WorkflowStream.RunAsync((emit, token) => RunAsync(ask, emit, token), cancellationToken);

    public async Task RunAsync(SceneAsk ask, Action<WorkflowEvent> emit, CancellationToken cancellationToken)
    {
        var chat = await chats.GetAsync(ask.Chat, cancellationToken);
        var config = new ChatConfig(chat, settings);
        if (!config.ScenesAreOn)
        {
            throw SceneException.Off();
        }

        var message = ask.Message is { } id
            ? await chats.GetMessageAsync(chat.Id, id, cancellationToken)
            : await chats.GetLastAsync(chat.Id, cancellationToken);
        var variant = message.Variants.FirstOrDefault(one => one.Id == ask.Variant) ?? message.Current;
        var prompt = (ask.Prompt ?? variant.ScenePrompt)?.Trim();
        if (prompt is null)
        {
            throw ConversationException.NoScenePrompt(chat.Id, message.Id);
        }

        if (prompt.Length == 0)
        {
            // The notes on looks and references would make a prompt of it, and a picture of nothing in particular.
            throw ImageAskException.NoPrompt();
        }

        var cast = await casts.FindAsync(chat, emit, cancellationToken);
        var place = new Attachment { Id = chats.NewId(), State = AttachmentState.Pending, Prompt = prompt };
        var image = new ImageAsk
        {
            Prompt = prompt,
            Feature = Feature.SceneImage,
            Model = ask.Model ?? config.Model(Feature.SceneImage),
            JobKind = JobKinds.Scene,
            AssetKind = AssetKinds.Scene,
            Settings = ask.Settings,
            ChatSettings = config.ModelSettings,
            References = await references.GatherAsync(cast, emit, cancellationToken),
            ReferencesMayBeLeftOut = true,
            Target = new JobTarget
            {
                Kind = MessageTarget.KindName,
                Chat = chat.Id,
                Message = message.Id,
                Attachment = place.Id,
            },
            ForModel = (one, model, limits, warn) => ScenePrompt.Suit(one, cast, model, limits, warn),
            Along = Along(ask, chat.Id, message.Id, variant.Id, place, config.ReplacesSceneImages),
        };
        await foreach (var happened in generate.RunAsync(image, cancellationToken))
        {
            emit(happened);
        }
    }

    /// <summary>Notes on the message why there is no image of its prompt, where not even a job could be made.</summary>
    public Task<Message> NoteFailureAsync(SceneAsk ask, string problem) =>
        chats.ChangeMessageAsync(
            ask.Chat,
            ask.Message!,
            message => ScenePlaceholder.Put(
                message,
                ask.Variant ?? message.Current.Id,
                new Attachment { Id = chats.NewId(), State = AttachmentState.Failed, Prompt = ask.Prompt, Problem = problem },
                replaces: false),
            CancellationToken.None).AsTask();

    private Func<JobRecord, CancellationToken, ValueTask<IReadOnlyList<DocumentWrite>>> Along(
        SceneAsk ask, string chat, string message, string variant, Attachment place, bool replaces)
    {
        string? answered = null;
        return async (job, token) =>
        {
            var prepared = await chats.PrepareMessageAsync(
                chat,
                message,
                current => ScenePlaceholder.Put(current, variant, WaitingFor(place, job), replaces),
                token) ?? throw ConversationException.NoMessage(chat, message);
            if (ask.Approval is not { } approval || await WasAnsweredByAsync(approval, answered, token))
            {
                return prepared.Writes;
            }

            answered = job.Id;
            var (answer, _) = await approvals.PrepareAnswerAsync(
                approval,
                waiting => waiting with
                {
                    State = ApprovalState.Approved,
                    Prompt = place.Prompt!,
                    Job = job.Id,
                    AnsweredAt = time.GetUtcNow(),
                },
                token);
            return [.. prepared.Writes, .. answer];
        };
    }

    /// <summary>Whether an earlier job of this very call, whose model failed, took the answer along already.</summary>
    private async ValueTask<bool> WasAnsweredByAsync(string approval, string? job, CancellationToken cancellationToken) =>
        job is not null && (await approvals.GetAsync(approval, cancellationToken)).Job == job;

    private static Attachment WaitingFor(Attachment place, JobRecord job) =>
        ImageSize.TryParse(job.Request.Settings.GetValueOrDefault(ImageSettingNames.Size), out var size)
            ? place with { Job = job.Id, Width = size.Width, Height = size.Height }
            : place with { Job = job.Id };
}
