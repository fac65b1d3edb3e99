using LettucePlug.Host.Assets;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Workflows.Scenes;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows.Chats;

/// <summary>
/// Fetches the images of a reply that are only addresses. Each is a job, written down in one batch with the reply and
/// the place that is kept for it: a crash leaves a place that says so, and that can be tried again.
/// </summary>
internal sealed class ReplyDownloads(ChatStore chats, JobLedger jobs, JobRunner runner)
{
    public JobRecord Plan(Uri address, ReplyPlace place, string attachment, ConfiguredModel model, OpenConnection connection)
    {
        var now = default(DateTimeOffset);
        return new JobRecord
        {
            Id = jobs.NewId(),
            Kind = JobKinds.Download,
            State = JobState.Queued,
            Feature = Feature.Chat.Name,
            Model = model.Id,
            ModelName = model.Name,
            Connection = connection.Connection.Id,
            Provider = connection.Connection.Provider,
            Request = new JobRequest { Prompt = "", PromptParts = new PromptParts { Text = "" } },
            Address = address,
            AssetKind = AssetKinds.Chat,
            Target = new JobTarget
            {
                Kind = MessageTarget.KindName,
                Chat = place.Chat.Id,
                Message = place.Message,
                Attachment = attachment,
            },
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    public DocumentWrite Add(JobRecord download) => jobs.Add(download);

    /// <summary>Fetches them one by one. What goes wrong concerns the one image, whose place in the message says so.</summary>
    public async Task FetchAsync(
        IReadOnlyList<JobRecord> downloads,
        OpenConnection connection,
        Action<WorkflowEvent> emit,
        CancellationToken cancellationToken)
    {
        foreach (var download in downloads)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                await EndAsync(download, JobState.Cancelled, "It was cancelled before it was downloaded.");
            }
            else if (await jobs.TakeUpAsync(download.Id, CancellationToken.None) is { } job)
            {
                await FetchAsync(job, connection, emit, cancellationToken);
            }

            var target = download.Target!;
            emit(new WorkflowEvent.AttachmentChanged(
                await chats.GetMessageAsync(target.Chat!, target.Message!, CancellationToken.None), target.Attachment!));
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Leaves them to be tried again: the reply they came with broke off.</summary>
    public async Task LeaveAsync(IReadOnlyList<JobRecord> downloads)
    {
        foreach (var download in downloads)
        {
            await EndAsync(download, JobState.Interrupted, "The reply broke off before it was downloaded.");
        }
    }

    private async Task FetchAsync(
        OwnedJob job, OpenConnection connection, Action<WorkflowEvent> emit, CancellationToken cancellationToken)
    {
        void OnlyWarnings(WorkflowEvent happened)
        {
            if (happened is WorkflowEvent.Warned)
            {
                emit(happened);
            }
        }

        try
        {
            await runner.DownloadAsync(job, connection, OnlyWarnings, cancellationToken);
        }
        catch (Exception failure) when (failure is LettucePlugException or ProviderException or StorageException
            or OperationCanceledException)
        {
            // The job has it, and so does the place in the message.
        }
    }

    private async Task EndAsync(JobRecord download, JobState state, string because)
    {
        if (await jobs.TakeUpAsync(download.Id, CancellationToken.None) is { } owned)
        {
            using var job = owned;
            await job.EndAsync(state, JobFailures.NotDownloaded(download, because), CancellationToken.None);
        }
    }
}
