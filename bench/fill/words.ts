/** Vocabulary of the generated complaints. The search figures look for `common` (about one in eight) and `rare` (twelve in all). */
export const english = {
  common: "refund",
  rare: "zirconium",
  words:
    "order delivery invoice screen battery driver room booking broken missing wrong late twice again nobody answered phone called waited hours days weeks store counter manager promised replace repair warranty receipt charged card account number parcel box scratched noisy cold dirty slow rude polite staff desk lobby engine brake tyre signal plan contract cancel renew upgrade downgrade policy unclear website advert price discount coupon points member gift shipping courier signed neighbour rain traffic airport flight luggage delayed connection voucher breakfast shower towel window door key card lock safe noise neighbour construction morning evening night weekend holiday child mother father doctor work meeting customer service answer reason explanation apology compensation fault defect part supplier stock colour size model serial photo video proof letter mail message chat form visit".split(
      " ",
    ),
} as const;

export const chinese = {
  common: "退款",
  rare: "鎏金",
  words:
    "订单 配送 发票 屏幕 电池 司机 房间 预订 破损 少件 发错 延误 两次 又来 没人 接听 电话 打过 等待 小时 几天 几周 门店 柜台 经理 答应 更换 维修 保修 收据 扣费 银行卡 账户 号码 包裹 纸箱 划痕 噪音 冰凉 脏污 缓慢 粗鲁 客气 员工 前台 大厅 发动机 刹车 轮胎 信号 套餐 合同 取消 续约 升级 规定 不清楚 网站 广告 价格 折扣 优惠券 积分 会员 赠品 运费 快递 签收 邻居 下雨 堵车 机场 航班 行李 晚点 转机 早餐 淋浴 毛巾 窗户 门锁 房卡 保险箱 施工 早上 晚上 半夜 周末 假期 孩子 母亲 父亲 医生 上班 会议 客户 服务 答复 原因 解释 道歉 补偿 故障 缺陷 配件 供应商 库存 颜色 尺寸 型号 序列号 照片 视频 证据 来信 邮件 消息 聊天 表单 来访".split(
      " ",
    ),
} as const;

export const englishNames = [
  "Anna",
  "James",
  "Priya",
  "Carlos",
  "Sophie",
  "Daniel",
  "Hannah",
  "Oliver",
  "Mei",
  "Lucas",
  "Emma",
  "Noah",
  "Aisha",
  "Ben",
  "Julia",
];
export const englishSurnames = [
  "Kowalski",
  "Whitfield",
  "Raman",
  "Mendes",
  "Bernard",
  "Osei",
  "Weiss",
  "Grant",
  "Tanaka",
  "Moreau",
  "Fischer",
  "Carter",
  "Novak",
];
export const chineseSurnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗".split("");
export const chineseGiven = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂".split("");
