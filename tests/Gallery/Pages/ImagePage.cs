namespace LettucePlug.Terminal.Gallery;

/// <summary>A picture, and messages with pictures in every state.</summary>
internal sealed class ImagePage
{
    public ImagePage(UiApp app)
    {
        var picture = new SamplePicture(() => app.Terminal.Capabilities);
        var chat = new ChatTranscript();
        chat.Set(
            ChatDemo.Message(1) with
            {
                Attachments = [new ChatAttachment { Id = "a", Picture = picture, Text = "The harbour at night, flux-dev" }],
            },
            ChatDemo.Message(3) with
            {
                Attachments =
                [
                    new ChatAttachment { Id = "b", State = ChatAttachmentState.Pending, Progress = 0.42, Text = "painting" },
                    new ChatAttachment { Id = "c", State = ChatAttachmentState.Failed, Text = "The provider is not reachable: check the address." },
                    new ChatAttachment { Id = "d", State = ChatAttachmentState.Waiting, Text = "waits for your approval" },
                ],
            });
        Root = FlexBox.Columns(1)
            .Add(new BorderBox(new ImageView(picture), "Picture"), Length.Flex())
            .Add(chat, Length.Flex());
    }

    public Component Root { get; }
}
