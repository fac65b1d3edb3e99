using LettucePlug.Host.Assets;
using LettucePlug.Host.Conversations;

namespace LettucePlug.Host.Tui.Models;

internal sealed partial class ChatModel
{
    private readonly List<PendingPicture> _pictures = [];

    /// <summary>What goes along with the next message, in order. Kept like the text that is not sent yet.</summary>
    public IReadOnlyList<PendingPicture> Pictures => _pictures;

    /// <summary>Puts a picture to the next message: a file, which comes into the library, or one of the library by its id.</summary>
    /// <returns>What is wrong with it; null when it was added.</returns>
    public async Task<Problem?> AttachAsync(string fileOrAsset)
    {
        try
        {
            var typed = HomeFile.Expand(fileOrAsset);
            var asset = await Task.Run(
                async () => await services.Import.FileOrAssetAsync(typed, AssetKinds.Imported, CancellationToken.None));
            if (_pictures.All(picture => picture.Asset != asset.Id))
            {
                _pictures.Add(PictureOf(asset));
                KeepPictures();
            }

            return null;
        }
        catch (Exception error)
        {
            return Problem.Of(error);
        }
    }

    /// <summary>Takes the picture back that was put to the message last.</summary>
    public void TakeBackPicture()
    {
        if (_pictures.Count > 0)
        {
            _pictures.RemoveAt(_pictures.Count - 1);
            KeepPictures();
        }
    }

    /// <summary>The picture of an attachment, or null where it is gone from the library.</summary>
    public Task<AssetRecord?> AssetAsync(string id) =>
        Task.Run(async () => await services.Library.FindAsync(id, CancellationToken.None));

    /// <summary>Writes a picture to a file.</summary>
    public async Task<Problem?> ExportAsync(string asset, string path)
    {
        try
        {
            await Task.Run(async () => await services.Export.ExportAsync(
                await services.Library.GetAsync(asset, CancellationToken.None), HomeFile.Expand(path), CancellationToken.None));
            return null;
        }
        catch (Exception error)
        {
            return Problem.Of(error);
        }
    }

    private static string PicturesName(string chat) => "chat-" + chat + "-pictures";

    private static PendingPicture PictureOf(AssetRecord asset) => new(asset.Id, asset.Name ?? asset.Prompt ?? asset.Id);

    private void KeepPictures()
    {
        if (Chat is { } chat)
        {
            drafts.Write(PicturesName(chat.Id), string.Join('\n', _pictures.Select(picture => picture.Asset)));
        }
    }

    private void ClearPictures(string chat)
    {
        drafts.Write(PicturesName(chat), "");
        if (chat == Chat?.Id)
        {
            _pictures.Clear();
        }
    }

    private async Task LoadPicturesAsync(Chat chat)
    {
        _pictures.Clear();
        foreach (var id in drafts.Read(PicturesName(chat.Id)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (await AssetAsync(id) is { TrashedAt: null } asset)
            {
                _pictures.Add(PictureOf(asset));
            }
        }
    }
}
