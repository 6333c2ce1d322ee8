//! Which numbers of a text are parts of which: 公开592条，其中网站34条，微信26条.

pub use super::list_parts::Extent;
use super::{list::List, paired_lists::paired_parts};
use crate::language::quantity::Quantity;

/// A number that a text breaks down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breakdown {
    /// Which quantity of the text is the whole; it may stand behind its parts.
    pub whole: usize,
    /// Which are its parts, in order.
    pub parts: Vec<usize>,
    /// How much of the whole they are; where they are not all of it, the text may be wrong.
    pub extent: Extent,
}

/// The breakdowns of a text, of which `quantities` are all quantities. A quantity is part of one
/// whole at most; a part may be a whole itself.
#[must_use]
pub fn breakdowns(text: &str, quantities: &[Quantity]) -> Vec<Breakdown> {
    let list = List::of(text, quantities);
    let mut found = Found::of(quantities.len());
    for whole in 0..quantities.len() {
        let pairs = paired_parts(&list, quantities, whole).into_iter().flatten();
        for (whole, parts) in (whole..).zip(pairs) {
            found.add(whole, parts, Extent::All);
        }
    }
    for whole in 0..quantities.len() {
        if found.is_whole(whole) {
            continue;
        }
        let Some((parts, extent)) = list.parts_behind(whole) else {
            continue;
        };
        // 微信40条；其中涉及民生的10条 may be of all: only a bracket breaks a part down.
        let first = parts.first();
        let is_bracket = first.is_some_and(|first| list.is_within(whole, *first));
        if is_bracket || !found.is_part(whole) {
            found.add(whole, parts, extent);
        }
    }
    for total in 0..quantities.len() {
        if let Some(parts) = list.parts_before(total).filter(|_| !found.is_whole(total)) {
            found.add(total, parts, Extent::All);
        }
    }
    for total in 0..quantities.len() {
        let wrong = list.parts_before_wrong(total);
        if let Some((parts, extent)) = wrong.filter(|_| !found.is_whole(total)) {
            found.add(total, parts, extent);
        }
    }
    found.breakdowns
}

/// What was found so far.
struct Found {
    breakdowns: Vec<Breakdown>,
    /// For each quantity whether it is a whole of them, and whether it is a part.
    roles: Vec<[bool; 2]>,
}

impl Found {
    /// Nothing yet, among so many quantities.
    fn of(quantities: usize) -> Self {
        Self {
            breakdowns: Vec::new(),
            roles: vec![[false; 2]; quantities],
        }
    }

    fn is_whole(&self, index: usize) -> bool {
        self.roles.get(index).is_some_and(|[is_whole, _]| *is_whole)
    }

    fn is_part(&self, index: usize) -> bool {
        self.roles.get(index).is_some_and(|[_, is_part]| *is_part)
    }

    /// Adds a breakdown unless one of its parts is part of another.
    fn add(&mut self, whole: usize, parts: Vec<usize>, extent: Extent) {
        if parts.iter().any(|part| self.is_part(*part)) {
            return;
        }
        for part in &parts {
            if let Some([_, is_part]) = self.roles.get_mut(*part) {
                *is_part = true;
            }
        }
        if let Some([is_whole, _]) = self.roles.get_mut(whole) {
            *is_whole = true;
        }
        self.breakdowns.push(Breakdown {
            whole,
            parts,
            extent,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{quantity::quantities, stretch::Stretch as _};

    /// Each breakdown as `592=34+26`, `592>34` where it does not add up.
    fn read(text: &str) -> Vec<String> {
        let quantities = quantities(text);
        let number = |index: &usize| text.stretch(quantities[*index].number.clone());
        breakdowns(text, &quantities)
            .iter()
            .map(|one| {
                let parts: Vec<&str> = one.parts.iter().map(number).collect();
                let sign = match one.extent {
                    Extent::All => '=',
                    Extent::NearlyAll => '~',
                    Extent::Some => '>',
                    Extent::TooMuch => '<',
                };
                format!("{}{sign}{}", number(&one.whole), parts.join("+"))
            })
            .collect()
    }

    #[test]
    fn parts_are_found_behind_their_whole() {
        for (text, expected) in [
            (
                "公开信息63条，其中，组织机构类信息16条，动态类信息36条，预决算信息5条，其他6条。",
                vec!["63=16+36+5+6"],
            ),
            (
                "公开信息130条，其中领导信息7条，占5.38%；法规信息3条，占2.30%。",
                vec!["130>7+3"],
            ),
            (
                "公开信息22条，其中部门财务信息2条（其中部门预算1条、部门决算1条），计划总结20条。",
                vec!["22=2+20", "2=1+1"],
            ),
            (
                "公开信息179条，其中全文电子化率达100%。分类如下：机构类13条，动态类166条。",
                vec!["179=13+166"],
            ),
            (
                "共收到12件信息依申请公开，其中10件已经按时答复，剩余2件结转下年度。",
                vec!["12=10+2"],
            ),
            (
                "发布信息108条，通过网站公开33条，其中规范性文件8条。",
                vec!["33>8"],
            ),
            ("公开信息A类10件、B类12件，合计22件。", vec!["22=10+12"]),
            (
                "公开文件3件（占30%），解读7件（其中图解2件），共计公开10件。",
                vec!["7>2", "10=3+7"],
            ),
            ("公开信息A类10件、B类12件，合计23件。", vec!["23~10+12"]),
            ("收到申请12件（含网络申请6件）。", vec!["12>6"]),
            ("收到申请10件，上年同期35件，其中书面9件。", vec!["10>9"]),
            (
                "收到申请42件，上年同期35件，同比增长20%，其中自然人34件，法人8件。",
                vec!["42=34+8"],
            ),
            (
                "公开信息1250条，2023年为1000条；其中网站800条，微信450条。",
                vec!["1250=800+450"],
            ),
            (
                "公开信息423条，其中总结1条，机构3条，文件3条，财政2条，专栏2条，重点85条，服务312条，发布年报。",
                vec!["423~1+3+3+2+2+85+312"],
            ),
            (
                "收到申请26件，其中当面申请4件，网络申请15件，信函申请6件。",
                vec!["26~4+15+6"],
            ),
            (
                "收到申请26件，其中网络申请15件，信函申请6件。",
                vec!["26>15+6"],
            ),
            (
                "收到申请26件，其中当面申请4件、网络申请15件、信函申请6件等。",
                vec!["26>4+15+6"],
            ),
            (
                "公开信息23条。其中：职能1条；政策3条（涵盖招商等）；其他（如市场、安全等19条。活动3场。",
                vec!["23=1+3+19"],
            ),
            ("收到申请12件（内含网络6件、信函6件）。", vec!["12=6+6"]),
            (
                "有3件申请收取费用2230元。其中，甲局1件，收取880元；乙局2件，收取1350元。",
                vec!["3=1+2", "2230=880+1350"],
            ),
            ("召开会议3次，其中专题会议4次。", vec!["3<4"]),
            (
                "公开信息240条，其中网站150条、微信90条、微博20条。",
                vec!["240<150+90+20"],
            ),
            (
                "公开信息240条，其中：政策类150条，动态类90条，财政类20条。",
                vec!["240<150+90+20"],
            ),
            (
                "行政复议6件，其中维持3件，纠正1件，其他结果2件，尚未审结1件。",
                vec!["6<3+1+2+1"],
            ),
            (
                "办理留言125条（区长信箱62条、局长信箱53条、热线28条）。",
                vec!["125<62+53+28"],
            ),
            (
                "受理申请五件，其中当面申请三件，传真申请二件。",
                vec!["五=三+二"],
            ),
            (
                "邀请代表46人参加，其中企业代表16人、市民代表30人。",
                vec!["46=16+30"],
            ),
            // All of the three are named, so that all that was paid is.
            (
                "有3件申请收取费用2230元。其中，甲局1件，收取900元；乙局2件，收取1350元。",
                vec!["3=1+2", "2230=900+1350"],
            ),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_only_stands_behind_is_no_part() {
        for text in [
            "收到申请3件，上年结转1件，办结2件。",
            "公开信息592条。收到申请12件，办结12件。",
            "共办理申请1527件，其中予以公开占58.5%。行政复议93件，行政诉讼19件。",
            "收到申请208件，其中同比增加5件。",
            "收到申请12件（含上年结转2件）。",
            "收到申请5件，办结5件，共公开10件。",
            "培训8次，参加4人，共12次。",
            "行政复议1件、行政诉讼2件，其中维持3件。",
            "上年结转3件。其中，予以公开184件。",
            "公开信息24条（网站24条、微信10条）。",
            "召开会议3次，其中参会40人。",
            "公开10条。公开12条，合计22条。",
            "有5件申请收取费用2230元。其中，甲局1件，收取880元；乙局2件，收取1300元。",
            "主动公开信息606条，其中全文电子化率达100%，目前总计公开2739条。",
        ] {
            assert_eq!(read(text), Vec::<String>::new(), "{text}");
        }
    }
}
