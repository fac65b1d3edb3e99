using LettucePlug.Host.Tui.Models;
using LettucePlug.Host.Tui.Pictures;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>Puts the screens and their view-models together.</summary>
internal static class Pages
{
    public static IReadOnlyList<Page> Make(
        UiApp app, UiThread thread, ActivityBoard board, Drafts drafts, Shell shell, Services services)
    {
        var settings = services.Settings;
        var look = new PictureLook(
            () => app.Terminal.Capabilities, settings.Text("ui.images"), isSlow: settings.Text("ui.link") == "slow");
        var shelf = new PictureShelf(
            thread,
            async (asset, token) => await services.Contents.ReadAsync(await services.Library.GetAsync(asset, token), token),
            look);
        var enterSends = settings.Text("composer.enter") == "send";
        var viKeys = settings.Flag("composer.vi");
        var gallery = new GalleryModel(services);
        var studio = new StudioPage(new StudioModel(services, board, drafts), gallery, shelf, enterSends, viKeys);
        var galleryPage = new GalleryPage(
            gallery,
            shelf,
            asset =>
            {
                studio.TakeOver(asset);
                shell.Show<StudioPage>();
            },
            asset =>
            {
                studio.AddReference(asset);
                shell.Show<StudioPage>();
            });
        var chat = new ChatPage(
            new ChatListModel(services),
            new ChatModel(services, board, drafts),
            gallery,
            shelf,
            drafts,
            Path.Combine(services.Paths.State, "copies"),
            enterSends,
            viKeys);
        var figures = new FiguresPage(
            new FiguresModel(services, board),
            gallery,
            shelf,
            drafts,
            async figure =>
            {
                shell.Show<ChatPage>();
                await chat.BeginAsync(figure, null);
            });
        return
        [
            chat,
            figures,
            studio,
            galleryPage,
            new JobsPage(new JobsModel(services, board)),
            new ConnectionsPage(new ConnectionsModel(services, board, drafts), services.Paths.State, viKeys, () => shell.Show<CertificatesPage>()),
            new ModelsPage(new ModelsModel(services, board)),
            SettingsPage.OfImages(services),
            SettingsPage.OfProgram(services),
            new PluginsPage(new PluginsModel(services)),
            new TemplatesPage(new TemplatesModel(services, drafts), services.Paths.State, viKeys),
            new CertificatesPage(new CertificatesModel(services)),
        ];
    }

    public static int StudioIndex(IReadOnlyList<Page> pages) => pages.ToList().FindIndex(page => page is StudioPage);
}
