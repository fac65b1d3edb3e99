namespace LettucePlug.Terminal;

public sealed partial class UiApp
{
    private PictureQueue? _pictures;

    /// <summary>Whether pictures are drawn with pixels where the terminal can and the source offers it.</summary>
    /// <value><c>true</c></value>
    public bool PixelPictures { get; set; } = true;

    internal PictureQueue Pictures => _pictures ??= MakePictures();

    private PictureQueue MakePictures()
    {
        var pictures = new PictureQueue(this);
        Loop.BeforeCommand = pictures.MakeWay;
        return pictures;
    }

    private void BeginPictures() => _pictures?.Begin();

    private void EndPictures() => _pictures?.End();

    private void InterruptPictures() => _pictures?.Interrupt();

    private void ForgetPictures() => _pictures?.Forget();
}
