using LettucePlug.Provider.ComfyUi.Server;
using LettucePlug.Provider.ComfyUi.Workflows;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi.Runs;

/// <summary>Chooses what a finished job has to show.</summary>
internal static class ResultPictures
{
    /// <summary>The pictures that were saved, in the order of their nodes; previews where nothing else is there.</summary>
    public static IReadOnlyList<(ServerFile? File, ReadOnlyMemory<byte>? Data)> Choose(HistoryEntry entry, JobFeed feed)
    {
        var pictures = entry.Files.Where(file => file.IsPicture).ToList();
        var saved = pictures.Where(file => file.Type == "output").ToList();
        var sent = feed.SocketPictures;
        if (saved.Count > 0 || sent.Count > 0)
        {
            return
            [
                .. saved.Select(file => (file.Node, File: (ServerFile?)file, Data: (ReadOnlyMemory<byte>?)null))
                    .Concat(sent.Select(picture => (picture.Node, File: (ServerFile?)null, Data: (ReadOnlyMemory<byte>?)picture.Data)))
                    .OrderBy(picture => picture.Node, NodeId.Order)
                    .Select(picture => (picture.File, picture.Data)),
            ];
        }

        return pictures.Count > 0
            ? [.. pictures.Select(file => ((ServerFile?)file, (ReadOnlyMemory<byte>?)null))]
            : throw Nothing(entry);
    }

    private static ProviderException Nothing(HistoryEntry entry) => entry.Files.Count > 0
        ? new(ProviderFailure.Protocol, $"The workflow made no picture, but '{entry.Files[0].Name}' (node {entry.Files[0].Node}).")
        {
            Hint = "Add a Save Image node to the workflow.",
        }
        : new(ProviderFailure.Protocol, "The workflow ended without a picture.")
        {
            Hint = "Add a Save Image node. Pictures that a node sends through the web socket are lost when the connection breaks.",
        };
}
