using System.Globalization;
using LettucePlug.Host.Assets;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Jobs;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows;

/// <summary>
/// Follows what a provider reports, and keeps it: each image with its record, the job and whatever the image was meant
/// for in one batch, so that no moment exists at which one of them is there without the others.
/// </summary>
internal sealed class ImageKeeper(AssetLibrary library, AssetIngest ingest, TimeProvider time)
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(1);

    public async Task KeepAsync(
        OwnedJob job,
        OpenConnection connection,
        IAsyncEnumerable<ImageUpdate> updates,
        Action<WorkflowEvent> emit,
        CancellationToken cancellationToken)
    {
        var id = job.Record.Id;
        var known = new List<string>(job.Record.Blobs);
        var lastWrite = time.GetTimestamp();
        var index = 0;
        Exception? broken = null;
        await foreach (var update in updates.WithCancellation(cancellationToken))
        {
            switch (update)
            {
                case ImageAccepted accepted:
                    await job.ChangeAsync(
                        record => record with { ResumeToken = accepted.ResumeToken ?? record.ResumeToken }, cancellationToken);
                    emit(new WorkflowEvent.Accepted(id));
                    break;
                case ImageQueued queued:
                    emit(new WorkflowEvent.Queued(id, queued.Position));
                    lastWrite = await WriteProgressAsync(
                        job, new JobProgress { QueuePosition = queued.Position }, lastWrite, cancellationToken);
                    break;
                case ImageProgress progress:
                    emit(new WorkflowEvent.Progressed(id, progress.Step, progress.Total, progress.Activity));
                    lastWrite = await WriteProgressAsync(
                        job,
                        new JobProgress { Step = progress.Step, Total = progress.Total, Activity = progress.Activity },
                        lastWrite,
                        cancellationToken);
                    break;
                case ImagePreview preview:
                    emit(new WorkflowEvent.Previewed(id, preview.Data));
                    break;
                case ImageWarning { Setting: ImageSettingNames.Seed } when job.Record.Request.SeedIsOurs:
                    // The model takes none after all, and a record must not name a seed that made nothing.
                    await job.ChangeAsync(WithoutSeed, cancellationToken);
                    break;
                case ImageWarning warning:
                    await WarnAsync(job, warning, emit, cancellationToken);
                    break;
                case ImageReady ready:
                    try
                    {
                        await KeepAsync(job, connection, ready, index++, known, emit, cancellationToken);
                    }
                    catch (Exception bad) when (IsAboutThisImage(bad))
                    {
                        // The others were paid for too.
                        broken ??= bad;
                    }

                    break;
                case ImageUsage usage:
                    await job.ChangeAsync(record => record with { Usage = usage.Usage }, cancellationToken);
                    break;
            }
        }

        await NoteUsageAsync(job.Record);
        if (broken is not null)
        {
            throw Blame(broken);
        }

        if (job.Record.Assets.Count == 0)
        {
            throw new ProviderException(ProviderFailure.Protocol, "it said it was done, and delivered no image")
            {
                MayHaveBeenCharged = true,
            };
        }
    }

    private async Task KeepAsync(
        OwnedJob job,
        OpenConnection connection,
        ImageReady ready,
        int index,
        List<string> known,
        Action<WorkflowEvent> emit,
        CancellationToken cancellationToken)
    {
        if (job.Record.State != JobState.Saving)
        {
            await job.ChangeAsync(record => record with { State = JobState.Saving }, cancellationToken);
        }

        var origin = $"the result of '{connection.Connection.Id}'";
        using var stored = await ingest.StoreAsync(ready.Image, connection.DownloadAsync, origin, cancellationToken);
        if (known.Remove(stored.Sha256))
        {
            // Fetched once more after a crash that came between this image and the end of the job.
            return;
        }

        var asset = Describe(job.Record, ready, index, stored);
        if (stored.IsCutOff)
        {
            // Kept all the same: it was paid for, and the part that came may do.
            var said = $"Part of {origin} is missing: the file ends too early. To make it again: lettuceplug replay {asset.Id}";
            await WarnAsync(job, new ImageWarning { Message = said }, emit, cancellationToken);
        }

        // No longer cancellable: the bytes are there, and without a record nobody would ever find them.
        await job.AddImageAsync(asset, library.Add(asset), CancellationToken.None);
        emit(new WorkflowEvent.ImageStored(job.Record.Id, asset));
    }

    private static async Task WarnAsync(
        OwnedJob job, ImageWarning warning, Action<WorkflowEvent> emit, CancellationToken cancellationToken)
    {
        emit(new WorkflowEvent.Warned(warning.Message, warning.Setting));
        await job.ChangeAsync(record => record with { Warnings = [.. record.Warnings, warning.Message] }, cancellationToken);
    }

    private static JobRecord WithoutSeed(JobRecord job) => job with
    {
        Request = job.Request with
        {
            Settings = job.Request.Settings.Where(pair => pair.Key != ImageSettingNames.Seed).ToDictionary(),
        },
    };

    private AssetRecord Describe(JobRecord job, ImageReady ready, int index, StoredImage stored)
    {
        var settings = new Dictionary<string, string>(job.Request.Settings, StringComparer.Ordinal);
        foreach (var (name, value) in ready.UsedSettings)
        {
            settings[name] = value;
        }

        var asked = settings.Remove(ImageSettingNames.Seed, out var text)
            && ulong.TryParse(text, CultureInfo.InvariantCulture, out var seed) ? seed : (ulong?)null;
        settings.Remove(ImageSettingNames.NegativePrompt, out var negative);
        return stored.Describe(library.NewId(), job.AssetKind, time.GetUtcNow()) with
        {
            Model = job.Model,
            ModelName = job.ModelName,
            Connection = job.Connection,
            Provider = job.Provider,
            Prompt = job.Address is null ? job.Request.Prompt : null,
            PromptParts = job.Address is null ? job.Request.PromptParts with { Revised = ready.RevisedPrompt } : null,
            NegativePrompt = negative ?? job.Request.NegativePrompt,
            // Services give the further images of one request other seeds; which ones, only they can tell.
            Seed = ready.Seed ?? (index == 0 ? asked : null),
            Settings = settings,
            References = job.Request.References,
            WorkflowHash = ready.WorkflowHash,
            Parent = job.Parent,
            Message = job.Target?.Message,
            Chat = job.Target?.Chat,
            Job = job.Id,
        };
    }

    private async Task NoteUsageAsync(JobRecord job)
    {
        if (job.Usage is not { } usage)
        {
            return;
        }

        foreach (var asset in job.Assets)
        {
            await library.UpdateAsync(asset, record => record with { Usage = usage }, CancellationToken.None);
        }
    }

    private async ValueTask<long> WriteProgressAsync(
        OwnedJob job, JobProgress progress, long lastWrite, CancellationToken cancellationToken)
    {
        if (time.GetElapsedTime(lastWrite) < ProgressInterval)
        {
            return lastWrite;
        }

        await job.ChangeAsync(record => record with { Progress = progress }, cancellationToken);
        return time.GetTimestamp();
    }

    private static bool IsAboutThisImage(Exception cause) =>
        cause is NotAnImageException or ImageTooBigException;

    private static ProviderException Blame(Exception broken) =>
        new(ProviderFailure.Protocol, broken.Message, broken) { MayHaveBeenCharged = true };
}
