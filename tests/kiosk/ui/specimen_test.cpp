// A page with every widget, in both themes, in large text and across: written to build/…/pictures to be
// looked at, and held to what must be true of any page.
#include <array>

#include <gtest/gtest.h>

#include "kiosk/ui/chrome.h"
#include "kiosk/ui/figures.h"
#include "tests/kiosk/ui/stage.h"

namespace {

using namespace ui;  // NOLINT: a page full of the kit's words
using stage::Stage;

constexpr const char* kStudy = "illustrations/png/study.png";
constexpr const char* kCanteen = "illustrations/png/canteen.png";
constexpr const char* kWide = "illustrations/png/neighbour-wide.png";

void draw_sessions(Ui& ui) {
    for (int i = 0; i < 2; ++i) {
        const CardPress pressed = press_card(ui, "session." + std::to_string(i), "少儿书法启蒙",
                                             column({48, 614, 984, 348}, i, 2, 22));
        const Rect r = pressed.rect.inset(28, 26);
        chip(ui, {r.x, r.y},
             {.label = i == 0 ? "进行中" : "即将开始",
              .tone = i == 0 ? Tone::Accent : Tone::Warn,
              .filled = i == 0});
        ui.picture({r.right() - 132, r.y, 132, 116}, kStudy, 24);
        ui.text({r.x, r.y + 66, 280, 50}, "09:00 – 10:30", {.weight = Weight::Bold, .px = 36});
        ui.text({r.x, r.y + 122, r.w, 50}, "少儿书法启蒙", {.type = Type::TitleSmall, .max_lines = 1});
        ui.text({r.x, r.y + 180, r.w, 40}, "南湖书院 · 3楼 书法教室",
                {.type = Type::Caption, .color = ui.theme().ink2});
        progress_bar(ui, {r.x, r.y + 234, r.w, 14}, i == 0 ? 0.47F : 0.83F,
                     i == 0 ? Tone::Accent : Tone::Warn);
        ui.text({r.x, r.y + 258, r.w, 40}, "还剩 48 分钟", {.type = Type::Caption, .color = ui.theme().ink2});
        ui.text({r.x, r.y + 258, r.w, 40}, "12 / 16 人",
                {.type = Type::Caption,
                 .color = ui.theme().accent,
                 .weight = Weight::Bold,
                 .align = Align::Right});
    }
}

void draw_tiles(Ui& ui) {
    tile(ui, "tile.checkin", {48, 992, 481, 477},
         {.title = "签到", .subtitle = "扫二维码或居民卡", .icon = Icon::QrcodeScan, .primary = true});
    tile(ui, "tile.services", {551, 992, 481, 227},
         {.title = "服务",
          .subtitle = "26 个合伙人项目",
          .icon = Icon::HandHeart,
          .tone = Tone::Craft,
          .picture = kCanteen});
    tile(ui, "tile.schedule", {551, 1241, 481, 227},
         {.title = "课表",
          .subtitle = "今天和本周安排",
          .icon = Icon::CalendarClock,
          .tone = Tone::Info,
          .picture = kStudy});
    tile(ui, "tile.rate", {48, 1490, 313, 227},
         {.title = "评价",
          .subtitle = "说说今天的课",
          .icon = Icon::EmoticonHappyOutline,
          .tone = Tone::Warn});
    tile(ui, "tile.borrow", {383, 1490, 314, 227},
         {.title = "便民借用", .subtitle = "雨伞 · 充电宝", .icon = Icon::Umbrella, .tone = Tone::Accent});
    tile(ui, "tile.notices", {719, 1490, 313, 227},
         {.title = "公告",
          .subtitle = "3 条新消息",
          .icon = Icon::Bullhorn,
          .tone = Tone::Danger,
          .badge = 3});
}

void draw_home(Ui& ui) {
    const Chip synced{.label = "已同步", .tone = Tone::Ok, .icon = Icon::CloudCheckVariant, .bold = false};
    status_bar(ui,
               {.place = "东门社区党群服务中心", .sync = synced, .date = "10月18日 周六", .clock = "09:42"});
    const bool plain = ui.theme().high_contrast;
    const Rect hero{48, 118, 984, 404};
    if (plain)
        card(ui, hero, 40);
    else
        ui.picture(hero, kWide, 40);
    ui.text({92, 160, 700, 80}, "早上好，邻居", {.type = Type::Headline});
    ui.spans({92, 240, 700, 50},
             {{.text = "今天有 "},
              {.text = "11", .weight = Weight::Bold},
              {.text = " 场活动，"},
              {.text = "10", .weight = Weight::Bold},
              {.text = " 场有名额"}},
             {.px = 34});
    ui.text({48, 544, 600, 60}, "今天的活动", {.type = Type::TitleSmall, .valign = VAlign::Middle});
    link(ui, "home.schedule", {700, 544, 332, 60}, "全部课表");
    draw_sessions(ui);
    draw_tiles(ui);
    const std::array items{
        BarItem{.id = "mode.large", .icon = Icon::FormatFontSizeIncrease, .label = "长辈大字"},
        BarItem{.id = "mode.contrast", .icon = Icon::ContrastCircle, .label = "高对比", .on = plain},
        BarItem{.id = "mode.lang", .icon = Icon::Translate, .label = "English"},
        BarItem{.id = "mode.read", .icon = Icon::VolumeHigh, .label = "朗读"},
    };
    bottom_bar(ui, items);
}

float draw_faces(Ui& ui, float y) {
    for (int i = 0; i < 5; ++i) {
        const auto pressed = press_card(ui, "rate.face." + std::to_string(i + 1), "满意",
                                        column({37, y, 1006, 330}, i, 5, 18));
        face(ui, {pressed.rect.center().x, pressed.rect.y + 126}, 74, i + 1);
        ui.text({pressed.rect.x + 6, pressed.rect.y + 226, pressed.rect.w - 12, 80},
                i == 2 ? "基本满意" : "满意",
                {.weight = Weight::Bold, .align = Align::Center, .max_lines = 2});
    }
    return y + 370;
}

float draw_choices(Ui& ui, float y) {
    const std::array choices{Choice{.label = "老师讲得好", .selected = true, .multiple = true},
                             Choice{.label = "孩子喜欢", .multiple = true},
                             Choice{.label = "工作人员热心", .multiple = true},
                             Choice{.label = "食堂", .icon = Icon::SilverwareForkKnife},
                             Choice{.label = "全部", .selected = true}};
    std::vector<float> widths(choices.size());
    for (std::size_t i = 0; i < choices.size(); ++i) widths[i] = choice_width(ui, choices[i]);
    const auto places = flow({48, y, 984, 400}, widths, 104, 16);
    for (std::size_t i = 0; i < choices.size(); ++i)
        choice(ui, "reason." + std::to_string(i), places[i], choices[i]);
    y = places.back().bottom() + 24;
    float x = 48;
    for (const Tone tone : {Tone::Neutral, Tone::Accent, Tone::Ok, Tone::Warn, Tone::Danger, Tone::Info,
                            Tone::Craft, Tone::Art}) {
        x = chip(ui, {x, y}, {.label = "免费", .tone = tone, .filled = tone == Tone::Danger}) + 12;
    }
    return y + 76;
}

float draw_figures(Ui& ui, float y) {
    card(ui, {48, y, 470, 190});
    stars(ui, {80, y + 40}, 36, 4.6F);
    checkbox(ui, {80, y + 80, 84, 84}, true);
    checkbox(ui, {190, y + 80, 84, 84}, false);
    ring(ui, {380, y + 95}, 70, {.fraction = 0.7F, .digits = "14"});
    well(ui, {560, y, 472, 190}, Tone::Danger);
    icon_disc(ui, {660, y + 95}, 70, Icon::AccountGroup, Tone::Danger);
    ui.text({760, y, 260, 190}, "名额已满",
            {.type = Type::Title, .color = ui.theme().danger, .valign = VAlign::Middle});
    return y + 220;
}

float draw_buttons(Ui& ui, float y) {
    button(ui, "undo", {48, y, 320, 168},
           {.label = "撤销签到", .icon = Icon::UndoVariant, .kind = ButtonKind::Soft});
    button(ui, "done", {392, y, 640, 168},
           {.label = "完成",
            .kind = ButtonKind::Primary,
            .type = Type::ButtonLarge,
            .seconds = 6,
            .seconds_full = 8});
    y += 196;
    button(ui, "phone", {48, y, 480, 120}, {.label = "输入手机号", .icon = Icon::Dialpad});
    button(ui, "off", {552, y, 480, 120}, {.label = "不能按", .enabled = false});
    return y + 150;
}

void draw_parts(Ui& ui) {
    float y = heading(ui, content_area(ui), "“少儿书法启蒙”怎么样？", "点一个表情就行，不记名") + 20;
    y = draw_choices(ui, draw_faces(ui, y));
    const Banner offline{.title = "网络暂时断开 · 签到、借还、评价照常使用",
                         .line = "已保存 3 条，联网后自动上传",
                         .icon = Icon::WifiOff};
    banner(ui, {48, y, 984, 112}, offline);
    y = draw_buttons(ui, draw_figures(ui, y + 132));
    segmented(ui, "view", {48, y, 300, 104}, {"日", "周"}, 0);
    dots(ui, {1032, y + 50}, 5, 1);
    const std::vector<std::string> news{"10月19日（周日）09:00–11:00 书法开放课"};
    ticker(ui, ui.screen().bottom_part(104), {.tag = "公告", .sentences = news, .since = ui.now()});
}

// The rest: what celebrates, what is scanned, what is urgent.
void draw_moments(Ui& ui) {
    ui.canvas().gradient({48, 40, 984, 500}, 40, ui.theme().accent_high, ui.theme().accent_press);
    confetti(ui, {48, 40, 984, 500}, 1);
    success_mark(ui, {540, 200}, 110, 1);
    ui.text({48, 340, 984, 140}, "签到成功",
            {.type = Type::HeroLarge, .color = ui.theme().on_accent, .align = Align::Center});
    ui.canvas().rounded({48, 570, 480, 420}, 40, rgb(0x1E2B27));
    scan_frame(ui, {138, 630, 300, 300}, 0.5F);
    QrMatrix code{.size = 21, .modules = std::vector<bool>(std::size_t{21} * 21)};
    for (std::size_t i = 0; i < code.modules.size(); ++i) code.modules[i] = i % 3 == 0 || i % 7 == 0;
    qr_code(ui, {560, 570, 420, 420}, code);
    ui.canvas().gradient({48, 1020, 984, 400}, 40, ui.theme().urgent_top, ui.theme().urgent_bottom);
    button(ui, "urgent.read", {80, 1220, 430, 168},
           {.label = "朗读公告", .icon = Icon::VolumeHigh, .kind = ButtonKind::DeepOutline});
    button(ui, "urgent.ack", {540, 1220, 460, 168},
           {.label = "我知道了",
            .icon = Icon::CheckBold,
            .kind = ButtonKind::DeepFilled,
            .type = Type::ButtonLarge});
    ui.text({80, 1040, 900, 160}, "紧急停水通知", {.type = Type::Urgent, .color = ui.theme().on_urgent});
    pager(ui, {48, 1450, 984, 120}, {.page = 0, .pages = 7});
    toast(ui, "已恢复，3 条已上传", Icon::CloudCheckVariant);
    button(ui, "attract.start", {64, 1760, 952, 150},
           {.label = "触摸屏幕开始",
            .icon = Icon::GestureTap,
            .kind = ButtonKind::Primary,
            .type = Type::ButtonLarge,
            .subtitle = "Touch to start"});
}

void draw_dialog(Ui& ui) {
    draw_home(ui);
    const Modal dialog = modal(ui, "idle", {48, 900, 984, 860}, ui.now());
    ring(ui, {540, dialog.panel.y + 205}, 152, {.fraction = 0.7F, .digits = "14", .width = 24});
    ui.text({96, dialog.panel.y + 390, 888, 110}, "您还在吗？", {.type = Type::Hero, .align = Align::Center});
    ui.text({96, dialog.panel.y + 500, 888, 120}, "14 秒后清除刚才输入的内容，返回首页",
            {.type = Type::Lead, .color = ui.theme().ink2, .align = Align::Center});
    button(ui, "idle.end", {104, dialog.panel.y + 640, 388, 172},
           {.label = "结束并清除", .icon = Icon::Logout, .kind = ButtonKind::Soft});
    button(ui, "idle.keep", {516, dialog.panel.y + 640, 460, 172},
           {.label = "继续使用", .kind = ButtonKind::Primary, .type = Type::ButtonLarge});
}

void expect_legible(const Ui& ui, float smallest) {
    for (const DrawnText& text : ui.semantics().texts) {
        EXPECT_GE(text.px, smallest) << text.text;
        EXPECT_FALSE(text.clipped) << text.text;
        EXPECT_GE(text.rect.x, 0) << text.text;
        EXPECT_LE(text.rect.right(), ui.size().x + 1) << text.text;
    }
    EXPECT_EQ(ui.missing_glyphs(), 0);
}

TEST(Specimen, HomeInTheLightTheme) {
    Stage stage;
    stage.frame(draw_home);
    stage.save("kit-home");
    expect_legible(stage.ui(), 28);
    EXPECT_NE(stage.ui().semantics().find("tile.checkin"), nullptr);
}

TEST(Specimen, HomeInHighContrast) {
    Stage stage{{.theme = &contrast_theme()}};
    stage.frame(draw_home);
    stage.save("kit-home-contrast");
    expect_legible(stage.ui(), 28);
}

TEST(Specimen, PartsInTheLightTheme) {
    Stage stage;
    stage.frame(draw_parts);
    stage.save("kit-parts");
    expect_legible(stage.ui(), 28);
}

TEST(Specimen, PartsInHighContrast) {
    Stage stage{{.theme = &contrast_theme()}};
    stage.frame(draw_parts);
    stage.save("kit-parts-contrast");
}

TEST(Specimen, MomentsInTheLightTheme) {
    Stage stage;
    stage.frame(draw_moments);
    stage.save("kit-moments");
    expect_legible(stage.ui(), 28);
}

TEST(Specimen, LargeText) {
    Stage stage{{.scale = TextScale::Large}};
    stage.frame([](Ui& ui) {
        draw_buttons(ui, draw_choices(ui, 40));
        draw_tiles(ui);
    });
    stage.save("kit-large");
    EXPECT_EQ(stage.ui().missing_glyphs(), 0);
}

TEST(Specimen, AcrossTheScreen) {
    Stage stage{{.width = 1920, .height = 1080}};
    stage.frame([](Ui& ui) {
        const Chip offline{
            .label = "离线可用", .tone = Tone::Warn, .icon = Icon::CloudOffOutline, .bold = false};
        status_bar(
            ui,
            {.place = "东门社区党群服务中心", .sync = offline, .date = "10月18日 周六", .clock = "09:42"});
        const Rect area = content_area(ui);
        ui.picture({48, 108, 860, 370}, kWide, 40);
        tile(ui, "tile.checkin", {938, 108, 460, 510},
             {.title = "签到", .subtitle = "扫二维码或居民卡", .icon = Icon::QrcodeScan, .primary = true});
        well(ui, {48, 500, 860, area.bottom() - 500});
        const std::array items{
            BarItem{.id = "nav.back", .icon = Icon::ArrowLeft, .label = "返回", .kind = BarItem::Kind::Back},
            BarItem{.id = "nav.home", .icon = Icon::Home, .label = "首页", .kind = BarItem::Kind::Home},
            BarItem{.id = "mode.contrast", .icon = Icon::ContrastCircle, .label = "高对比"},
            BarItem{.id = "mode.lang", .icon = Icon::Translate, .label = "English"},
        };
        bottom_bar(ui, items);
    });
    stage.save("kit-across");
    expect_legible(stage.ui(), 28);
}

TEST(Specimen, ADialogTakesTheTouchesOfWhatLiesBelow) {
    Stage stage;
    stage.frame(draw_dialog);
    stage.save("kit-dialog");
    ASSERT_NE(stage.ui().semantics().find("tile.checkin"), nullptr);
    EXPECT_FALSE(stage.ui().semantics().find("tile.checkin")->enabled);
    EXPECT_TRUE(stage.ui().semantics().find("idle.keep")->enabled);
}

TEST(Specimen, HalfSizeStaysLegible) {
    Stage stage{{.width = 720, .height = 1280}};
    stage.frame(draw_home);
    stage.save("kit-home-720");
    EXPECT_EQ(stage.ui().missing_glyphs(), 0);
}

TEST(Specimen, ByTheGpuRenderer) {
    Stage stage{{.drawing = platform::Drawing::Gpu}};
    stage.frame(draw_home);
    stage.save("kit-home-gpu");
    EXPECT_FALSE(stage.window().renderer().is_software());
}

}  // namespace
