using LettucePlug.Host.Assets;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Jobs;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows.Figures;

/// <summary>Puts the avatars that jobs make among the variants of the figure they were made for.</summary>
internal sealed class FigureTarget(FigureStore figures) : IJobTarget
{
    public const string KindName = "figure";

    public string Kind => KindName;

    public async ValueTask<IReadOnlyList<DocumentWrite>> OnImageAsync(
        JobRecord job, AssetRecord asset, CancellationToken cancellationToken)
    {
        if (job.Target?.Id is not { } address)
        {
            return [];
        }

        var (kind, id) = Figure.ReadAddress(address);
        if (await figures.FindAsync(kind, id, cancellationToken) is null)
        {
            return [];
        }

        var (writes, _) = await figures.PrepareChangeAsync(
            kind,
            id,
            figure => figure.AvatarVariants.Contains(asset.Id)
                ? figure
                : figure with { AvatarVariants = [.. figure.AvatarVariants, asset.Id] },
            cancellationToken);
        return writes;
    }

    public ValueTask<IReadOnlyList<DocumentWrite>> OnEndedAsync(JobRecord job, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<DocumentWrite>>([]);
}
